package org.cloudpcdesk.ui.details;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.GraphTime;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.TimeText;

/**
 * The typed fields of a Cloud PC. Made once and brought up to date in place, so that a refresh moves neither the focus
 * nor a marked text. A field that did not come takes no room.
 */
final class FieldsView {
  static final double LABEL_WIDTH = 116;

  private record Line(Label label, TextField value) {}

  private final Messages messages = Messages.of(FieldsView.class);
  private final Map<Field, Line> lines = new EnumMap<>(Field.class);
  private final GridPane grid = new GridPane();
  private final TimeText times;
  private final EntryText text;

  FieldsView(TimeText times) {
    this.times = times;
    this.text = new EntryText(times);
    grid.getStyleClass().add("fields");
    ColumnConstraints names = new ColumnConstraints(LABEL_WIDTH);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(names, values);
    for (Field field : Field.values()) {
      add(field);
    }
  }

  private void add(Field field) {
    String name = messages.text("field", field);
    Label label = SectionView.muted(name);
    TextField value = Copyable.line(name);
    value.setId("field-" + field.name());
    value.setTooltip(new Tooltip());
    label.setLabelFor(value);
    GridPane.setValignment(label, VPos.CENTER);
    grid.addRow(grid.getRowCount(), label, value);
    lines.put(field, new Line(label, value));
  }

  Node node() {
    return grid;
  }

  /** When the grace period ends, as countdown and exact time; empty when there is none. */
  String graceEnd(CloudPc pc, Instant now) {
    return value(Field.GRACE_END, pc, now);
  }

  void update(CloudPc pc, Instant now) {
    lines.forEach((field, line) -> show(line, value(field, pc, now)));
  }

  private String value(Field field, CloudPc pc, Instant now) {
    if (!field.isMoment()) {
      String plain = field.text(pc);
      return plain == null ? "" : plain;
    }
    GraphTime moment = field.moment(pc);
    if (moment != null && field == Field.GRACE_END && moment.instant().isPresent()) {
      return messages.text("grace", times.countdown(moment.instant().get(), now), text.moment(moment));
    }
    return text.moment(moment);
  }

  private static void show(Line line, String value) {
    if (!value.equals(line.value().getText())) {
      line.value().setText(value);
      line.value().getTooltip().setText(value);
    }
    boolean present = !value.isBlank();
    line.label().setVisible(present);
    line.label().setManaged(present);
    line.value().setVisible(present);
    line.value().setManaged(present);
  }
}
