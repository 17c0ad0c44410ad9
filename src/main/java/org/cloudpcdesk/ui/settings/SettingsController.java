package org.cloudpcdesk.ui.settings;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.cloudpcdesk.ui.common.Messages;

/** Shows {@link SettingsViewModel}: sections to jump to, a search, and the rows that it finds. */
public final class SettingsController {
  private final SettingsViewModel model;
  private final Messages messages = Messages.of(SettingsController.class);
  private final Map<SettingsSection, Label> headings = new EnumMap<>(SettingsSection.class);
  private static final PseudoClass SOUGHT = PseudoClass.getPseudoClass("sought");

  private final Map<SettingRow, Node> views = new HashMap<>();

  @FXML private TextField settingsSearch;
  @FXML private Label settingsFound;
  @FXML private VBox settingsSections;
  @FXML private ScrollPane settingsScroll;
  @FXML private VBox settingsRows;
  @FXML private Label storeProblem;
  @FXML private Node storeProblemBox;

  @SuppressWarnings("NullAway.Init") // FXMLLoader sets the nodes before initialize().
  public SettingsController(SettingsViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    storeProblem.setText(model.trouble());
    boolean troubled = !model.trouble().isEmpty();
    storeProblemBox.setVisible(troubled);
    storeProblemBox.setManaged(troubled);
    for (SettingsSection section : SettingsSection.values()) {
      settingsSections.getChildren().add(jump(section));
    }
    settingsSearch.textProperty().bindBidirectional(model.searchProperty());
    settingsFound.managedProperty().bind(settingsFound.textProperty().isNotEmpty());
    settingsSearch.addEventFilter(KeyEvent.KEY_PRESSED, this::clearFirst);
    model.found().subscribe(this::show);
  }

  /** Puts the keyboard into a row, which is scrolled to; into the search when there is none of that id. */
  void focus(String id) {
    for (SettingRow row : model.found().get()) {
      Node view = views.get(row);
      if (view != null && row.about().id().equals(id)) {
        reveal(view);
        view.pseudoClassStateChanged(SOUGHT, true);
        field(view).ifPresent(Node::requestFocus);
        return;
      }
    }
    settingsSearch.requestFocus();
  }

  private static Optional<Node> field(Node view) {
    if (view.isFocusTraversable() && !view.isDisabled()) {
      return Optional.of(view);
    }
    return view instanceof Parent parent
        ? parent.getChildrenUnmodifiable().stream().flatMap(child -> field(child).stream()).findFirst()
        : Optional.empty();
  }

  private Button jump(SettingsSection section) {
    Button button = new Button(model.title(section));
    button.setId("section" + section.name());
    button.getStyleClass().addAll("flat", "setting-jump");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(
        event -> {
          settingsSearch.clear();
          reveal(heading(section));
        });
    return button;
  }

  private Label heading(SettingsSection section) {
    return headings.computeIfAbsent(
        section,
        first -> {
          Label heading = new Label(model.title(first));
          heading.getStyleClass().add("setting-section");
          return heading;
        });
  }

  /** Esc clears a search before it closes the window. */
  private void clearFirst(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && !settingsSearch.getText().isEmpty()) {
      settingsSearch.clear();
      event.consume();
    }
  }

  private void show(List<SettingRow> rows) {
    settingsRows.getChildren().clear();
    SettingsSection last = null;
    for (SettingRow row : rows) {
      SettingsSection section = row.about().section();
      if (section != last) {
        settingsRows.getChildren().add(heading(section));
        last = section;
      }
      settingsRows.getChildren().add(views.computeIfAbsent(row, SettingRowView::new));
    }
    settingsFound.setText(
        model.searchProperty().get().isBlank() ? "" : messages.text("found", rows.size()));
    settingsScroll.setVvalue(0);
  }

  private void reveal(Node heading) {
    settingsScroll.layout();
    double spare = settingsRows.getHeight() - settingsScroll.getViewportBounds().getHeight();
    if (spare > 0) {
      settingsScroll.setVvalue(Math.min(1, heading.getBoundsInParent().getMinY() / spare));
    }
  }
}
