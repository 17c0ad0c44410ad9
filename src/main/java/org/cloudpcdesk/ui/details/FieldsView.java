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
import org.jspecify.annotations.Nullable;

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
    GraphTime end = pc.gracePeriodEnd();
    return end == null || end.instant().isEmpty()
        ? text.moment(end)
        : messages.text("grace", times.countdown(end.instant().get(), now), text.moment(end));
  }

  void update(CloudPc pc) {
    lines.forEach(
        (field, line) -> {
          if (field.isMoment()) {
            show(line, shortly(field.moment(pc)), text.moment(field.moment(pc)));
          } else {
            String plain = field.text(pc);
            show(line, plain == null ? "" : plain, plain == null ? "" : plain);
          }
        });
  }

  /** What fits beside the name in a narrow pane; the tooltip has the day of the week and the zone, too. */
  private String shortly(@Nullable GraphTime moment) {
    return moment == null ? "" : moment.instant().map(times::moment).orElse(moment.text());
  }

  private static void show(Line line, String value, String tip) {
    if (!value.equals(line.value().getText())) {
      line.value().setText(value);
      line.value().getTooltip().setText(tip);
    }
    boolean present = !value.isBlank();
    line.label().setVisible(present);
    line.label().setManaged(present);
    line.value().setVisible(present);
    line.value().setManaged(present);
  }
}
