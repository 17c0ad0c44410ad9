package org.cloudpcdesk.ui.details;

import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cloudpcdesk.model.Person;
import org.cloudpcdesk.ui.common.Icons;
import org.cloudpcdesk.ui.common.Messages;
import org.jspecify.annotations.Nullable;

/** The person a Cloud PC belongs to, and the way to ask for the permission to see them. */
final class PersonView {
  private final Messages messages = Messages.of(PersonView.class);
  private final ConsentModel consent;

  PersonView(ConsentModel consent) {
    this.consent = consent;
  }

  Node ready(FoundPerson found) {
    Person person = found.person();
    VBox box = new VBox(4);
    Label name = SectionView.wrapped(Objects.requireNonNullElse(person.displayName(), person.id()));
    name.setId("personName");
    name.getStyleClass().add("person-name");
    box.getChildren().addAll(name, account(person.accountEnabled()));
    add(box, "field.UPN", person.userPrincipalName());
    add(box, "field.MAIL", person.mail());
    add(box, "field.JOB", person.jobTitle());
    add(box, "field.DEPARTMENT", person.department());
    Label title = SectionView.muted(messages.text("licenses", found.licenses().size()));
    box.getChildren().add(title);
    found.licenses().forEach(license -> box.getChildren().add(license(license)));
    return box;
  }

  private Label account(@Nullable Boolean enabled) {
    String key = enabled == null ? "unknown" : enabled ? "enabled" : "disabled";
    String icon =
        enabled == null ? "fltrmz-question-circle-16" : enabled ? "fltral-checkmark-circle-16" : "fltrmz-prohibited-20";
    Label label = SectionView.wrapped(messages.text("account." + key));
    label.setId("personAccount");
    label.setGraphic(Icons.of(icon));
    label.getGraphic().getStyleClass().add("account-" + key);
    return label;
  }

  private Label license(Person.License license) {
    String name = Objects.requireNonNullElse(license.skuPartNumber(), license.skuId());
    boolean isCloudPc = !license.cloudPcPlanIds().isEmpty();
    Label label = SectionView.wrapped(isCloudPc ? messages.text("license.cloudPc", name) : name);
    label.setGraphic(Icons.of(isCloudPc ? "fltral-desktop-16" : "fltral-document-16"));
    if (isCloudPc) {
      label.getStyleClass().add("license-cloud-pc");
    }
    return label;
  }

  private void add(VBox box, String key, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      String name = messages.text(key);
      TextField text = Copyable.line(name);
      text.setText(value);
      text.setTooltip(new Tooltip(value));
      HBox.setHgrow(text, Priority.ALWAYS);
      Label label = SectionView.muted(name);
      label.setMinWidth(FieldsView.LABEL_WIDTH);
      label.setLabelFor(text);
      HBox line = new HBox(label, text);
      line.setAlignment(Pos.CENTER_LEFT);
      box.getChildren().add(line);
    }
  }

  /** In place of a failure: the question for the permission, when that is all that is missing. */
  Optional<Node> insteadOf(SectionFailure failure) {
    return failure.consentMissing() ? Optional.of(question()) : Optional.empty();
  }

  private Node question() {
    Button ask = new Button(messages.text("consent.ask"));
    ask.setId("askConsent");
    ask.getStyleClass().addAll("small", "accent");
    ask.disableProperty().bind(consent.asking());
    ask.setOnAction(event -> consent.ask());
    Button cancel = new Button(messages.text("consent.cancel"));
    cancel.setId("cancelConsent");
    cancel.getStyleClass().add("small");
    cancel.setOnAction(event -> consent.cancel());
    Label waiting = SectionView.muted(messages.text("consent.waiting"));
    Label refusal = SectionView.wrapped("");
    refusal.setId("consentRefusal");
    refusal.getStyleClass().add("section-failure");
    refusal.textProperty().bind(consent.refusal());
    for (Node node : new Node[] {cancel, waiting}) {
      node.visibleProperty().bind(consent.asking());
      node.managedProperty().bind(consent.asking());
    }
    refusal.visibleProperty().bind(consent.refusal().isNotEmpty());
    refusal.managedProperty().bind(refusal.visibleProperty());
    FlowPane buttons = new FlowPane(6, 6, ask, cancel);
    return new VBox(6, SectionView.muted(messages.text("consent.why")), buttons, waiting, refusal);
  }
}
