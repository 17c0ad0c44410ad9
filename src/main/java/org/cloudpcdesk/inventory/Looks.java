package org.cloudpcdesk.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cloudpcdesk.graph.CloudPcApi;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.Inventory.Snapshot;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.platform.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at single rows: few one by one, many with one list request that is filtered by their states ({@code status eq
 * 'a' or status eq 'b'}, which live tools use, although the reference page of the list does not promise it). Not
 * thread-safe.
 */
final class Looks {
  private static final Logger LOG = LoggerFactory.getLogger(Looks.class);

  /** Up to so many rows are read one by one. */
  static final int FEW = 3;

  /** So many rows are read one by one before other work gets its turn. */
  static final int AT_ONCE = 20;

  /** Where rows in motion mostly come from and go to; without these a row that moved on is missed by the filter. */
  private static final Set<String> USUAL =
      Set.of(
          CloudPcStatus.Kind.PROVISIONING.wireName(),
          CloudPcStatus.Kind.DEPROVISIONING.wireName(),
          CloudPcStatus.Kind.NOT_PROVISIONED.wireName());

  private final CloudPcApi api;
  private final Inventory inventory;
  private final Watchlist watched;
  private final Time time;
  /** Rows that a filtered list did not bring, because they moved on or are gone: only a read of their own tells. */
  private final Set<String> missed = new HashSet<>();

  private boolean filterRefused;

  Looks(CloudPcApi api, Inventory inventory, Watchlist watched, Time time) {
    this.api = api;
    this.inventory = inventory;
    this.watched = watched;
    this.time = time;
  }

  /** Looks at what is due. A row that cannot be read is put off, so that it does not stand before the others. */
  void lookAtDue() throws GraphException {
    lookAtMany(watched.due(time.now()));
    lookOneByOne(watched.due(time.now()));
  }

  private void lookAtMany(List<String> due) throws GraphException {
    Snapshot snapshot = inventory.snapshot();
    List<String> listable =
        due.stream().filter(id -> !missed.contains(id) && isListable(kind(snapshot, id))).toList();
    if (listable.size() <= FEW) {
      return;
    }
    Set<String> states = new TreeSet<>(USUAL);
    listable.forEach(id -> states.add(kind(snapshot, id).wireName()));
    Optional<Set<String>> seen = read(states);
    if (seen.isPresent()) {
      missed.addAll(listable);
      missed.removeAll(seen.get());
      watched.looked(seen.get(), time.now());
    }
  }

  /**
   * Reads what is in these states now, and some of the rows that were when they were last seen. States that most rows
   * of a tenant are in are left to the whole list.
   */
  void lookAtStates(Set<CloudPcStatus.Kind> states) throws GraphException {
    Set<String> names = new TreeSet<>();
    states.stream().filter(Looks::isListable).forEach(state -> names.add(state.wireName()));
    Snapshot before = inventory.snapshot();
    Optional<Set<String>> seen = names.isEmpty() ? Optional.empty() : read(names);
    if (seen.isPresent()) {
      lookOneByOne(
          before.rows().stream()
              .filter(row -> names.contains(row.pc().status().kind().wireName()))
              .map(row -> row.pc().id())
              .filter(id -> !seen.get().contains(id))
              .toList());
    }
  }

  /** The ids of all rows in these states, which the inventory holds then; empty when the service refuses the filter. */
  private Optional<Set<String>> read(Set<String> states) throws GraphException {
    if (filterRefused) {
      return Optional.empty();
    }
    String filter = states.stream().map(state -> "status eq '" + state + "'").collect(Collectors.joining(" or "));
    List<CloudPc> found = new ArrayList<>();
    Instant asked = time.now();
    try {
      api.list(filter, page -> found.addAll(page.rows()));
    } catch (GraphException refusal) {
      if (refusal.kind() != Kind.BAD_REQUEST) {
        throw refusal;
      }
      LOG.warn("The service refuses to filter by state; rows in motion are read one by one from now on", refusal);
      filterRefused = true;
      return Optional.empty();
    }
    inventory.merge(found, asked);
    watched.sync(time.now());
    return Optional.of(found.stream().map(CloudPc::id).collect(Collectors.toSet()));
  }

  private static CloudPcStatus.Kind kind(Snapshot snapshot, String id) {
    Row row = snapshot.find(id);
    return row == null ? CloudPcStatus.Kind.UNREPORTED : row.pc().status().kind();
  }

  /** A state that most rows of a tenant are in, or that has no name the service knows, is not asked for in a filter. */
  private static boolean isListable(CloudPcStatus.Kind state) {
    return switch (state) {
      case PROVISIONED, PROVISIONED_WITH_WARNINGS, UNRECOGNIZED, UNREPORTED -> false;
      default -> true;
    };
  }

  private void lookOneByOne(List<String> due) throws GraphException {
    for (String id : due.subList(0, Math.min(AT_ONCE, due.size()))) {
      missed.remove(id);
      Instant asked = time.now();
      try {
        inventory.merge(List.of(api.get(id)), asked);
      } catch (GraphException failed) {
        if (failed.kind() != Kind.NOT_FOUND) {
          watched.looked(List.of(id), time.now());
          throw failed;
        }
        inventory.remove(Set.of(id), asked);
      }
      watched.sync(time.now());
      watched.looked(List.of(id), time.now());
    }
  }
}
