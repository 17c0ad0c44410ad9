package org.cloudpcdesk.sample;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.cloudpcdesk.sample.odata.Filter;
import org.cloudpcdesk.sample.odata.ODataException;
import org.jspecify.annotations.Nullable;

/**
 * Answers a list request page by page. Rows come in the order of a number that never changes for a row, and the skip
 * token holds the last one sent, so that rows which come or go between two pages shift nothing.
 *
 * @param <R> what a row is made from
 */
final class Listing<R> {
  private static final int DEFAULT_PAGE = 100;

  private final EntityType<R> type;
  private final String context;
  private final ToIntFunction<R> number;
  private final Set<String> options;
  private final int maxPage;
  private final boolean ignoreCase;

  /**
   * @param context what stands after {@code $metadata#}
   * @param number orders the rows; rows are handed in ascending
   * @param options the OData options allowed, in lower case
   * @param ignoreCase whether filters compare texts without regard to case
   */
  Listing(
      EntityType<R> type, String context, ToIntFunction<R> number, Set<String> options, int maxPage,
          boolean ignoreCase) {
    this.type = type;
    this.context = context;
    this.number = number;
    this.options = options;
    this.maxPage = maxPage;
    this.ignoreCase = ignoreCase;
  }

  /** The filter of a request, or one that lets all pass. */
  Predicate<R> filter(@Nullable String expression, boolean beta) throws GraphError {
    return expression == null ? row -> true : parsed(expression, beta);
  }

  private Predicate<R> parsed(String expression, boolean beta) throws GraphError {
    try {
      Filter filter = Filter.parse(expression, path -> type.knows(path, beta), ignoreCase);
      return row -> filter.matches(path -> type.value(row, path));
    } catch (ODataException e) {
      throw GraphError.badRequest("Invalid filter clause: " + e.getMessage());
    }
  }

  /** @param condition what a row has to be besides, or null when it may be any */
  Reply page(Call call, List<R> rows, @Nullable Predicate<R> condition) throws GraphError {
    for (String option : call.query().keySet()) {
      if (option.startsWith("$") && !options.contains(option)) {
        throw GraphError.badRequest("The query option '" + option + "' is not supported.");
      }
    }
    View view = View.of(call);
    int top = top(call);
    List<EntityType.Property<R>> selected = type.select(call.query().get("$select"), view);
    String filter = call.query().get("$filter");
    boolean all = filter == null && condition == null;
    Predicate<R> matching = filter(filter, view.beta());
    Predicate<R> wanted = condition == null ? matching : matching.and(condition);
    String orderBy = call.query().get("$orderby");
    boolean sorted = orderBy != null;
    List<R> ordered = orderBy == null ? rows : order(rows, orderBy, view.beta());
    int start = start(ordered, call.query().get("$skiptoken"), sorted);
    boolean counted = "true".equalsIgnoreCase(call.query().get("$count"));

    List<R> page = new ArrayList<>(Math.min(top, ordered.size()));
    int next = start;
    while (next < ordered.size() && page.size() < top) {
      R row = ordered.get(next++);
      if (wanted.test(row)) {
        page.add(row);
      }
    }
    boolean more = ordered.subList(next, ordered.size()).stream().anyMatch(wanted);
    // Of a large tenant each page would ask every row for the sake of this one number.
    long total = !counted ? -1 : all ? rows.size() : rows.stream().filter(wanted).count();
    String link =
        more ? nextLink(call, sorted ? "p" + next : "n" + number.applyAsInt(ordered.get(next - 1))) : null;
    String context = contextOf(call, selected);
    return Reply.json(
        200,
        Json.bytes(
            out -> {
              out.beginObject().name("@odata.context").value(context);
              if (total >= 0) {
                out.name("@odata.count").value(total);
              }
              if (link != null) {
                out.name("@odata.nextLink").value(link);
              }
              out.name("value").beginArray();
              for (R row : page) {
                out.beginObject();
                type.write(out, row, selected, view);
                out.endObject();
              }
              out.endArray().endObject();
            }));
  }

  Reply single(Call call, R row) throws GraphError {
    View view = View.of(call);
    List<EntityType.Property<R>> selected = type.select(call.query().get("$select"), view);
    String context = contextOf(call, selected) + "/$entity";
    return Reply.json(
        200,
        Json.bytes(
            out -> {
              out.beginObject().name("@odata.context").value(context);
              type.write(out, row, selected, view);
              out.endObject();
            }));
  }

  private String contextOf(Call call, List<EntityType.Property<R>> selected) {
    String select = call.query().get("$select");
    String names =
        select == null ? "" : "(" + String.join(",", selected.stream().map(EntityType.Property::name).toList()) + ")";
    return call.root() + "/" + call.version() + "/$metadata#" + context + names;
  }

  private int top(Call call) throws GraphError {
    String text = call.query().get("$top");
    if (text == null) {
      return DEFAULT_PAGE;
    }
    try {
      int top = Integer.parseInt(text);
      if (top > 0) {
        return Math.min(top, maxPage);
      }
    } catch (NumberFormatException e) {
      // Refused below, as a number that is too small is.
    }
    throw GraphError.badRequest("Invalid value '" + text
        + "' for $top query option found. It must be a positive integer.");
  }

  private List<R> order(List<R> rows, String orderBy, boolean beta) throws GraphError {
    Comparator<R> order = null;
    for (String clause : orderBy.split(",")) {
      String[] words = clause.strip().split("\\s+");
      String direction = words.length > 1 ? words[1].toLowerCase(Locale.ROOT) : "asc";
      if (words.length > 2 || !type.knows(words[0], beta) || !(direction.equals("asc") || direction.equals("desc"))) {
        throw GraphError.badRequest("Invalid $orderby clause '" + clause.strip() + "'.");
      }
      Comparator<R> next = Comparator.comparing(row -> type.value(row, words[0]), Listing::compare);
      next = direction.equals("desc") ? next.reversed() : next;
      order = order == null ? next : order.thenComparing(next);
    }
    List<R> sorted = new ArrayList<>(rows);
    sorted.sort(order);
    return sorted;
  }

  private static int compare(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return Boolean.compare(a != null, b != null);
    }
    if (a instanceof Instant x && b instanceof Instant y) {
      return x.compareTo(y);
    }
    return a.toString().compareToIgnoreCase(b.toString());
  }

  private int start(List<R> rows, @Nullable String token, boolean sorted) throws GraphError {
    if (token == null) {
      return 0;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
      int value = Integer.parseInt(text.substring(1));
      if (text.charAt(0) == (sorted ? 'p' : 'n')) {
        return sorted ? Math.clamp(value, 0, rows.size()) : after(rows, value);
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // Refused below.
    }
    throw GraphError.badRequest("The skip token is not valid.");
  }

  /** The place of the first row numbered higher. */
  private int after(List<R> rows, int value) {
    int low = 0;
    int high = rows.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (number.applyAsInt(rows.get(middle)) > value) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static String nextLink(Call call, String token) {
    int question = call.target().indexOf('?');
    StringBuilder link = new StringBuilder(call.root());
    link.append(question < 0 ? call.target() : call.target().substring(0, question)).append('?');
    if (question >= 0) {
      for (String pair : call.target().substring(question + 1).split("&")) {
        String name = pair.toLowerCase(Locale.ROOT);
        if (!pair.isEmpty() && !name.startsWith("$skiptoken=") && !name.startsWith("%24skiptoken=")) {
          link.append(pair).append('&');
        }
      }
    }
    String opaque = Base64.getUrlEncoder().withoutPadding().encodeToString(token.getBytes(StandardCharsets.US_ASCII));
    return link.append("$skiptoken=").append(opaque).toString();
  }
}
