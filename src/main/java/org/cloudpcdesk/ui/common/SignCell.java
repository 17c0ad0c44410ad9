package org.cloudpcdesk.ui.common;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A word in a table behind an icon that says it too, because colour must not be the only one to. Used on the UI thread. */
public final class SignCell<R> extends TableCell<R, R> {

  /**
   * What a row is.
   *
   * @param icon its literal, as {@link Icons} takes it
   * @param styleClass the icon's colour
   */
  public record Sign(String icon, String styleClass, String text) {}

  private final Function<R, Sign> sign;

  private SignCell(Function<R, Sign> sign) {
    this.sign = sign;
  }

  /** Makes a column show a sign of its rows, which do not change. */
  public static <R> void fill(TableColumn<R, R> column, Function<R, Sign> sign) {
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()).getReadOnlyProperty());
    column.setCellFactory(any -> new SignCell<>(sign));
  }

  @Override
  protected void updateItem(@Nullable R item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setText(null);
      setGraphic(null);
      return;
    }
    Sign shown = sign.apply(item);
    FontIcon icon = Icons.of(shown.icon());
    icon.getStyleClass().add(shown.styleClass());
    setGraphic(icon);
    setText(shown.text());
  }
}
