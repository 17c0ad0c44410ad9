package org.cloudpcdesk.inventory.search;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.Comparator.reverseOrder;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.search.Search.Order;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.GraphTime;

/** What a search must find, said as plainly as can be: no preparation, no memory, no speed. */
final class NaiveSearch {
  private NaiveSearch() {}

  static List<String> find(Inventory.Snapshot snapshot, Predicate<Row> asked, List<Order> order) {
    return snapshot.rows().stream().filter(asked).sorted(order(order)).map(row -> row.pc().id()).toList();
  }

  static String fold(String text) {
    return Normalizer.normalize(text.replace('\t', ' '), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replace("ß", "ss")
        .replace("ø", "o")
        .replace("ł", "l")
        .strip();
  }

  private static Comparator<Row> order(List<Order> orders) {
    Comparator<Row> all = (a, b) -> 0;
    for (Order order : orders) {
      all = all.thenComparing(column(order));
    }
    return all.thenComparing(row -> fold(row.pc().deviceLabel())).thenComparing(row -> fold(row.pc().id()));
  }

  private static Comparator<Row> column(Order order) {
    return switch (order.column()) {
      case STATUS ->
          by(
              order,
              row -> {
                String text = row.pc().status().text();
                return text.isEmpty() ? null : urgency(row.pc()) + fold(text);
              });
      case DEVICE -> text(order, CloudPc::deviceLabel);
      case PERSON -> text(order, CloudPc::userPrincipalName);
      case PLAN -> text(order, CloudPc::servicePlanName);
      case POLICY -> text(order, CloudPc::provisioningPolicyName);
      case REGION -> text(order, CloudPc::deviceRegionName);
      case DISPLAY_NAME -> text(order, CloudPc::displayName);
      case IMAGE -> text(order, CloudPc::imageDisplayName);
      case PROVISIONING_TYPE -> text(order, CloudPc::provisioningType);
      case PLAN_TYPE -> text(order, CloudPc::servicePlanType);
      case ID -> text(order, CloudPc::id);
      case GRACE_END -> time(order, CloudPc::gracePeriodEnd);
      case PROVISIONED -> time(order, CloudPc::provisioned);
      case LAST_MODIFIED -> time(order, CloudPc::lastModified);
      case LAST_SEEN -> by(order, Row::seen);
    };
  }

  private static String urgency(CloudPc pc) {
    if (pc.status().isInMotion()) {
      return "2";
    }
    return switch (pc.status().text().toLowerCase(Locale.ROOT)) {
      case "ingraceperiod" -> "0";
      case "failed" -> "1";
      case "pendingprovision", "resizependinglicense" -> "3";
      case "provisioned", "provisionedwithwarnings" -> "4";
      default -> "5";
    };
  }

  private static Comparator<Row> text(Order order, Function<CloudPc, String> member) {
    return by(
        order,
        row -> {
          String text = member.apply(row.pc());
          return text == null || text.isBlank() ? null : fold(text);
        });
  }

  private static Comparator<Row> time(Order order, Function<CloudPc, GraphTime> member) {
    return by(
        order,
        row -> {
          GraphTime time = member.apply(row.pc());
          return time == null ? null : time.parsed();
        });
  }

  private static <T extends Comparable<? super T>> Comparator<Row> by(Order order, Function<Row, T> member) {
    return Comparator.comparing(member, order.descending() ? nullsLast(reverseOrder()) : nullsLast(naturalOrder()));
  }
}
