package org.cloudpcdesk.ui.activity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cloudpcdesk.deprovision.DeprovisionRun.Item;
import org.cloudpcdesk.deprovision.ItemState;
import org.cloudpcdesk.deprovision.ItemState.Accepted;
import org.cloudpcdesk.deprovision.ItemState.Failed;
import org.cloudpcdesk.deprovision.ItemState.Stuck;
import org.cloudpcdesk.deprovision.ItemState.Unknown;
import org.cloudpcdesk.deprovision.Target;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.ui.common.Messages;
import org.jspecify.annotations.Nullable;

/** What Microsoft support asks for: ids, request ids and times (in UTC). Holds no token and no header. */
final class SupportText {
  private final Messages messages = Messages.of(SupportText.class);
  private final Account account;

  SupportText(Account account) {
    this.account = account;
  }

  /** The request ids of an item, one a line; empty when none is known. */
  String requestIds(ItemRow row) {
    Ids ids = Ids.of(row);
    List<String> lines = new ArrayList<>();
    if (ids.request() != null) {
      lines.add(messages.text("ids.request", ids.request()));
    }
    if (ids.client() != null) {
      lines.add(messages.text("ids.client", ids.client()));
    }
    return String.join("\n", lines);
  }

  /** The whole text about one item. */
  String about(ItemRow row) {
    Item item = row.item();
    Target target = item.target();
    ItemState state = item.state();
    Ids ids = Ids.of(row);
    return messages.text(
        "support",
        account.tenantName(),
        account.tenantId(),
        target.id(),
        target.device(),
        target.person(),
        sent(row),
        StateKind.of(state).key(),
        state.at().toString(),
        state instanceof Stuck stuck ? shown(stuck.shown()) : messages.text("support.none"),
        Objects.requireNonNullElse(ids.request(), messages.text("support.none")),
        Objects.requireNonNullElse(ids.client(), messages.text("support.none")));
  }

  private String sent(ItemRow row) {
    if (row.item().state() instanceof Stuck stuck) {
      Instant sent = stuck.at().minus(stuck.waited());
      return sent.toString();
    }
    Accepted answer = row.run().accepted(row.item());
    return answer == null ? messages.text("support.none") : answer.at().toString();
  }

  private String shown(CloudPcStatus status) {
    return status.text().isEmpty() ? messages.text("support.none") : status.text();
  }

  /** The ids of the request that acted, from wherever they are known. */
  private record Ids(@Nullable String request, @Nullable String client) {
    static Ids of(ItemRow row) {
      return switch (row.item().state()) {
        case Stuck stuck -> new Ids(stuck.requestId(), stuck.clientRequestId());
        case Failed failed -> of(failed.error());
        case Unknown unknown -> of(unknown.error());
        default -> {
          Accepted answer = row.run().accepted(row.item());
          yield answer == null ? new Ids(null, null) : new Ids(answer.requestId(), answer.clientRequestId());
        }
      };
    }

    static Ids of(GraphException error) {
      return new Ids(error.requestId().orElse(null), error.clientRequestId().orElse(null));
    }
  }
}
