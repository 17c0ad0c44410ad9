package org.cloudpcdesk.ui.settings;

import java.util.Optional;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.cloudpcdesk.ui.common.Icons;
import org.cloudpcdesk.ui.settings.SettingRow.About;

/** Shows one {@link SettingRow}: its title, what it is set to, what it is for, and what is wrong or who manages it. */
final class SettingRowView extends VBox {
  private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
  private static final double SHORT = 96;
  private static final double WIDE = 420;
  private static final int LINES = 3;

  private final Label help;
  private final Label wrong = note("setting-problem");

  SettingRowView(SettingRow row) {
    About about = row.about();
    Label title = new Label(about.title());
    title.getStyleClass().addAll("text-bold", "setting-title");
    help = note("text-muted");
    help.setText(about.help());
    wrong.setId(about.id() + "Problem");
    getStyleClass().add("setting-row");
    setId(about.id() + "Row");
    getChildren().add(title);
    switch (row) {
      case SettingRow.Choice<?> choice -> add(title, choice(choice), "", about);
      case SettingRow.Typed typed -> add(title, typed(typed), typed.unit(), about);
      case SettingRow.Statement statement -> getChildren().add(statement(statement));
      case SettingRow.Action action -> getChildren().add(button(action));
    }
    getChildren().addAll(wrong, help);
    show(wrong, false);
    about.managedBy().ifPresent(this::managed);
    if (row instanceof SettingRow.Typed typed) {
      Node field = lookup("#" + about.id() + "Setting");
      typed.problem().subscribe(problem -> judge(field, problem, spoken(about)));
    }
  }

  private void add(Label title, Control control, String unit, About about) {
    control.setId(about.id() + "Setting");
    control.setAccessibleText(about.title());
    control.setAccessibleHelp(spoken(about));
    control.setDisable(about.isManaged());
    title.setLabelFor(control);
    HBox line = new HBox(control);
    line.getStyleClass().add("setting-line");
    line.setAlignment(Pos.CENTER_LEFT);
    if (!unit.isEmpty()) {
      line.getChildren().add(new Label(unit));
    }
    getChildren().add(line);
  }

  private static <T> Control choice(SettingRow.Choice<T> choice) {
    ComboBox<T> box = new ComboBox<>();
    box.setConverter(new Names<>(choice.names()));
    box.getItems().setAll(choice.options());
    box.valueProperty().bindBidirectional(choice.value());
    box.setPrefWidth(WIDE);
    return box;
  }

  private static Control typed(SettingRow.Typed typed) {
    TextInputControl field = typed.lines() ? new TextArea() : new TextField();
    field.setPromptText(typed.prompt());
    field.textProperty().bindBidirectional(typed.text());
    field.setPrefWidth(typed.unit().isEmpty() ? WIDE : SHORT);
    if (field instanceof TextArea area) {
      area.setPrefRowCount(LINES);
    }
    return field;
  }

  private static Node statement(SettingRow.Statement statement) {
    Label text = new Label(statement.text());
    text.setId(statement.about().id() + "Setting");
    text.setWrapText(true);
    return text;
  }

  private static Node button(SettingRow.Action action) {
    Button button = new Button(action.button());
    button.setId(action.about().id() + "Setting");
    button.setAccessibleHelp(action.about().help());
    button.setOnAction(event -> action.run().run());
    return button;
  }

  private void managed(String by) {
    Label label = note("setting-managed");
    label.setId(getId().replace("Row", "Managed"));
    label.setText(by);
    label.setGraphic(Icons.of("fltral-lock-20"));
    getChildren().add(getChildren().indexOf(help), label);
  }

  /** What a screen reader says besides the title: who manages it comes first. */
  private static String spoken(About about) {
    return about.managedBy().map(by -> by + " " + about.help()).orElse(about.help());
  }

  private void judge(Node field, String problem, String otherwise) {
    boolean bad = !problem.isEmpty();
    wrong.setText(problem);
    show(wrong, bad);
    field.setAccessibleHelp(bad ? problem : otherwise);
    field.pseudoClassStateChanged(DANGER, bad);
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private static Label note(String style) {
    Label label = new Label();
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }

  /** The names of a choice's options. */
  private static final class Names<T> extends StringConverter<T> {
    private final Function<T, String> names;

    Names(Function<T, String> names) {
      this.names = names;
    }

    @Override
    public String toString(T option) {
      return Optional.ofNullable(option).map(names).orElse("");
    }

    @Override
    public T fromString(String text) {
      throw new UnsupportedOperationException("the list is not editable");
    }
  }
}
