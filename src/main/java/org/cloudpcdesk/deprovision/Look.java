package org.cloudpcdesk.deprovision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cloudpcdesk.graph.CloudPcApi;
import org.cloudpcdesk.graph.CloudPcApi.Reading;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.model.CloudPc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look at everything that is followed: a few are read by their ids; many by one filtered list, and then by their
 * ids only those that the list does not show, because absence from a list proves nothing. Knows nothing of the run, so
 * that it may be taken beside it.
 */
final class Look {
  private static final Logger LOG = LoggerFactory.getLogger(Look.class);

  /** Up to here one batch costs less than the pages of everything that is in grace. */
  static final int FEW = 20;

  /** The most that is read by id in one look; the rest has its turn in the next. */
  static final int MOST_BY_ID = 200;

  /** Two states joined by {@code or} is a filter that tools use on live tenants. */
  static final String FILTER = "status eq 'inGracePeriod' or status eq 'deprovisioning'";

  private final CloudPcApi api;
  private final List<String> ids;
  private final Set<String> wanted;
  private final Map<String, CloudPc> listed = new HashMap<>();
  private final List<CloudPc> alsoListed = new ArrayList<>();
  private final Map<String, Reading> read = new HashMap<>();
  private Optional<GraphException> interrupted = Optional.empty();
  private boolean leftOut;

  /** When it began: nothing it shows is younger. */
  final Instant begun;

  /** @param ids in the order in which they are to be read when there are too many for one look */
  Look(CloudPcApi api, List<String> ids, Instant begun) {
    this.api = api;
    this.ids = List.copyOf(ids);
    this.wanted = new HashSet<>(ids);
    this.begun = begun;
  }

  /** Asks the service; blocks. What fails is logged, and nothing is known of it then. */
  Look take() {
    try {
      if (ids.size() <= FEW || list()) {
        readMissing();
      }
    } catch (GraphException e) {
      interrupted = Optional.of(e);
    }
    return this;
  }

  /** Whether it is about a Cloud PC at all. */
  boolean asksFor(String id) {
    return wanted.contains(id);
  }

  /** Rows that the list showed, of whatever is followed. */
  Map<String, CloudPc> listed() {
    return listed;
  }

  /** Rows that the list showed beside. */
  List<CloudPc> alsoListed() {
    return alsoListed;
  }

  /** What was read by id. */
  Map<String, Reading> read() {
    return read;
  }

  /** Whether there was more to read than one look reads, and what was read was answered: the rest may follow at once. */
  boolean hasLeftOut() {
    return leftOut && read.values().stream().anyMatch(reading -> !(reading instanceof Reading.Failed));
  }

  /** The look was broken off because the program closes. */
  Optional<GraphException> interrupted() {
    return interrupted;
  }

  /** @return false when it is of no use to ask on now */
  private boolean list() throws GraphException {
    try {
      api.list(
          FILTER,
          page -> {
            for (CloudPc pc : page.rows()) {
              if (wanted.contains(pc.id())) {
                listed.put(pc.id(), pc);
              } else {
                alsoListed.add(pc);
              }
            }
          });
      return true;
    } catch (GraphException e) {
      return isOnlyThisAnswer(e);
    } catch (RuntimeException | Error e) {
      LOG.error("a list of Cloud PCs in motion failed unexpectedly", e);
      return true;
    }
  }

  private void readMissing() throws GraphException {
    List<String> unlisted = ids.stream().filter(id -> !listed.containsKey(id)).toList();
    List<String> missing = unlisted.subList(0, Math.min(unlisted.size(), MOST_BY_ID));
    leftOut = unlisted.size() > missing.size();
    try {
      if (!missing.isEmpty()) {
        read.putAll(api.getMany(missing));
      }
    } catch (RuntimeException | Error e) {
      LOG.error("reading Cloud PCs in motion failed unexpectedly", e);
    }
    List<GraphException> failures =
        read.values().stream()
            .filter(Reading.Failed.class::isInstance)
            .map(reading -> ((Reading.Failed) reading).why())
            .toList();
    if (!failures.isEmpty()) {
      LOG.warn(
          "{} Cloud PCs in motion could not be read (the first: {}), they will be read again",
          failures.size(),
          StateText.of(failures.getFirst()));
    }
  }

  /** True when another request may fare better at once: it is this one answer, or this one question, that was wrong. */
  private static boolean isOnlyThisAnswer(GraphException e) throws GraphException {
    if (e.kind() == Kind.CANCELLED) {
      throw e;
    }
    LOG.warn("a list of Cloud PCs in motion failed ({}), it will be read again", StateText.of(e));
    return e.kind() == Kind.BAD_ANSWER || e.kind() == Kind.BAD_REQUEST;
  }
}
