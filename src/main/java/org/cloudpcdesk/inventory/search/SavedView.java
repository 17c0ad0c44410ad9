package org.cloudpcdesk.inventory.search;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cloudpcdesk.inventory.query.ParsedQuery;
import org.cloudpcdesk.inventory.query.QueryParser;
import org.cloudpcdesk.inventory.search.Search.Order;

/**
 * A view of the administrator's own.
 *
 * @param name what it is called; no two views have the same
 * @param query what it holds, as it was typed; may be one that this version cannot read
 * @param columns what is shown, from the left; empty for what is usually shown
 * @param order most significant first
 */
public record SavedView(String name, String query, List<Column> columns, List<Order> order) {

  public SavedView {
    columns = List.copyOf(columns);
    order = List.copyOf(order);
  }

  /** What it holds, or what is wrong with the query. */
  public ParsedQuery parsed() {
    return QueryParser.parse(query);
  }

  /** As one text to be kept. */
  public String text() {
    JsonObject view = new JsonObject();
    view.addProperty("name", name);
    view.addProperty("query", query);
    JsonArray shown = new JsonArray();
    columns.forEach(column -> shown.add(column.name()));
    view.add("columns", shown);
    JsonArray orders = new JsonArray();
    for (Order one : order) {
      JsonObject by = new JsonObject();
      by.addProperty("column", one.column().name());
      by.addProperty("descending", one.descending());
      orders.add(by);
    }
    view.add("order", orders);
    return view.toString();
  }

  /** The view that a text keeps; columns that this version does not know are left out. Empty when it keeps none. */
  public static Optional<SavedView> of(String text) {
    try {
      JsonObject view = JsonParser.parseString(text).getAsJsonObject();
      List<Column> columns = new ArrayList<>();
      for (JsonElement name : member(view, "columns").getAsJsonArray()) {
        column(name).ifPresent(columns::add);
      }
      List<Order> order = new ArrayList<>();
      for (JsonElement one : member(view, "order").getAsJsonArray()) {
        JsonObject by = one.getAsJsonObject();
        boolean descending = member(by, "descending").getAsBoolean();
        column(member(by, "column")).ifPresent(column -> order.add(new Order(column, descending)));
      }
      String name = member(view, "name").getAsString();
      return Optional.of(new SavedView(name, member(view, "query").getAsString(), columns, order));
    } catch (JsonParseException | IllegalStateException | UnsupportedOperationException none) {
      return Optional.empty();
    }
  }

  private static JsonElement member(JsonObject object, String name) {
    JsonElement member = object.get(name);
    if (member == null) {
      throw new JsonParseException("no " + name);
    }
    return member;
  }

  private static Optional<Column> column(JsonElement name) {
    return Stream.of(Column.values()).filter(column -> column.name().equals(name.getAsString())).findFirst();
  }
}
