package org.cloudpcdesk.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the main window was arranged when it was last seen; the same for every tenant. Sizes are in pixels; 0 stands for what
 * the window chooses itself. Immutable.
 *
 * @param columns of the grid, from the left; empty for the first arrangement
 * @param order what rows are ordered by, most significant first; empty for the first order
 * @param views width of the list of views
 * @param details width of the details
 * @param detailsFolded whether the details are folded away
 * @param activity height of the activity panel
 * @param place where the window was, or null
 */
public record Layout(
    List<Column> columns,
    List<Sort> order,
    double views,
    double details,
    boolean detailsFolded,
    double activity,
    @Nullable Place place) {

  /** Nothing was arranged yet. */
  public static final Layout NONE = new Layout(List.of(), List.of(), 0, 0, false, 0, null);

  /** A column by its name in the program; one that this version does not know is passed over. */
  public record Column(String name, double width, boolean shown) {}

  /** A column that rows are ordered by. */
  public record Sort(String column, boolean descending) {}

  /** A window's place on the desktop before it was maximised. */
  public record Place(double x, double y, double width, double height, boolean maximised) {}

  // What is missing in a file comes as null.
  @SuppressWarnings("ConstantValue")
  public Layout {
    columns = columns == null ? List.of() : List.copyOf(columns);
    order = order == null ? List.of() : List.copyOf(order);
  }

  /** The same with the columns and the order of another. */
  public Layout withColumnsOf(Layout other) {
    return new Layout(other.columns, other.order, views, details, detailsFolded, activity, place);
  }
}
