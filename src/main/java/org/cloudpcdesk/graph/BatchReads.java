package org.cloudpcdesk.graph;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedCollection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cloudpcdesk.graph.CloudPcApi.Reading;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.Permission;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads Cloud PCs twenty in one request: {@code POST beta/$batch} (json-batching page of the docs). Each question has
 * an answer of its own, in any order; one that is throttled is asked again when the service says so, and when one of them
 * refuses the token, all are asked again with another, once. Nothing says that Cloud PCs may be read so, hence a service
 * that refuses is asked one by one. Thread-safe.
 */
final class BatchReads {
  private static final Logger LOG = LoggerFactory.getLogger(BatchReads.class);

  /** The most that one request may hold. */
  static final int MOST = 20;

  /** How often one question is asked. */
  private static final int ROUNDS = 4;

  /** So many single reads in a row that do not reach the service are enough: the others would fare no better. */
  private static final int HOPELESS = 2;

  private final GraphClient client;
  private final Addresses addresses;
  private final CloudPcApi alone;
  private final AtomicBoolean refused = new AtomicBoolean();

  /** @param alone reads one */
  BatchReads(GraphClient client, Addresses addresses, CloudPcApi alone) {
    this.client = client;
    this.addresses = addresses;
    this.alone = alone;
  }

  /** @param select what to ask of each, or null for what the service chooses */
  Map<String, Reading> read(Collection<String> ids, @Nullable String select) throws GraphException {
    Map<String, Reading> readings = new LinkedHashMap<>();
    List<String> all = List.copyOf(new LinkedHashSet<>(ids));
    for (int from = 0; from < all.size(); from += MOST) {
      List<String> some = all.subList(from, Math.min(from + MOST, all.size()));
      readings.putAll(some.size() == 1 || refused.get() ? oneByOne(some) : together(some, select));
    }
    return readings;
  }

  private Map<String, Reading> together(List<String> ids, @Nullable String select) throws GraphException {
    Map<String, Reading> readings = new LinkedHashMap<>();
    List<String> open = new ArrayList<>(ids);
    for (int round = 1; round <= ROUNDS && !open.isEmpty(); round++) {
      Map<String, BatchAnswer> answers;
      try {
        answers = ask(open, select);
      } catch (GraphException e) {
        if (refusesBatches(e)) {
          refused.set(true);
          LOG.warn("This Graph takes no batches, so now Cloud PCs are read one by one: {}", e.getMessage());
          readings.putAll(oneByOne(open));
        } else if (e.kind() == Kind.CANCELLED) {
          throw e;
        } else {
          open.forEach(id -> readings.put(id, new Reading.Failed(e)));
        }
        return readings;
      }
      open = take(open, answers, readings, round);
    }
    return readings;
  }

  /** Sorts the answers; returns what is to be asked again. */
  private List<String> take(
      List<String> asked, Map<String, BatchAnswer> answers, Map<String, Reading> readings, int round)
      throws GraphException {
    List<String> again = new ArrayList<>();
    List<String> singly = new ArrayList<>();
    GraphException throttled = null;
    for (String id : asked) {
      BatchAnswer answer = answers.get(id);
      if (answer == null) {
        singly.add(id);
      } else if (answer.isGone()) {
        readings.put(id, new Reading.Gone());
      } else if (answer.status() / 100 == 2) {
        CloudPc pc = cloudPc(answer.body());
        // Nothing is concluded of one Cloud PC from what is said of another.
        if (pc == null || !pc.id().equalsIgnoreCase(id)) {
          singly.add(id);
        } else {
          readings.put(id, new Reading.Found(pc));
        }
      } else if (answer.status() == 400 || answer.status() == 404 || answer.status() == 410) {
        // A property it does not know, or somebody else's word that it is gone: asked alone, it may fare better.
        singly.add(id);
      } else {
        GraphException why = answer.failure(id);
        readings.put(id, new Reading.Failed(why));
        if (answer.status() == 429 || answer.status() >= 500) {
          again.add(id);
          throttled = longer(throttled, why);
        }
      }
    }
    if (throttled != null) {
      client.holdBack(throttled, round);
    }
    readings.putAll(oneByOne(singly));
    return again;
  }

  private static GraphException longer(@Nullable GraphException one, GraphException other) {
    if (one == null || one.retryAfter().isEmpty()) {
      return other;
    }
    return other.retryAfter().filter(wait -> wait.compareTo(one.retryAfter().get()) > 0).isPresent() ? other : one;
  }

  private Map<String, BatchAnswer> ask(SequencedCollection<String> ids, @Nullable String select)
      throws GraphException {
    JsonArray requests = new JsonArray();
    Map<String, String> named = new LinkedHashMap<>();
    for (String id : ids) {
      String name = Integer.toString(named.size() + 1);
      named.put(name, id);
      JsonObject request = new JsonObject();
      request.addProperty("id", name);
      request.addProperty("method", "GET");
      request.addProperty(
          "url",
          Addresses.withinBatch(
              "cloudPCs/" + Addresses.segment(id) + (select == null ? "" : "?$select=" + select)));
      JsonObject headers = new JsonObject();
      headers.addProperty("Prefer", "include-unknown-enum-members");
      request.add("headers", headers);
      requests.add(request);
    }
    JsonObject body = new JsonObject();
    body.add("requests", requests);
    Call call = Call.batch(addresses.betaBatch(), Permission.CLOUD_PC_READ, body.toString());
    return client.send(
        call,
        (answer, in) -> {
          Instant sent = answer.serviceTime() == null ? answer.at() : answer.serviceTime();
          return BatchAnswer.read(Json.document(in, Json::element), named, sent);
        });
  }

  /** Whether it is the batch that is not liked, and not what is in it. */
  private static boolean refusesBatches(GraphException e) {
    return switch (e.httpStatus()) {
      case 400, 403, 404, 405, 410, 413, 415, 501 -> true;
      default -> e.kind() == Kind.BAD_ANSWER;
    };
  }

  private Map<String, Reading> oneByOne(List<String> ids) throws GraphException {
    Map<String, Reading> readings = new LinkedHashMap<>();
    int failed = 0;
    Reading last = null;
    for (String id : ids) {
      last = failed >= HOPELESS && last != null ? last : OneByOne.read(alone, id);
      failed = last instanceof Reading.Failed(GraphException why) && outOfReach(why) ? failed + 1 : 0;
      readings.put(id, last);
    }
    return readings;
  }

  private static boolean outOfReach(GraphException e) {
    return switch (e.kind()) {
      case NO_NETWORK, TIMED_OUT, THROTTLED, SERVICE_DOWN, PROXY, TLS, SIGN_IN_AGAIN -> true;
      default -> false;
    };
  }

  private static @Nullable CloudPc cloudPc(JsonElement body) {
    try {
      return new CloudPcReader(new StringPool()).read(new JsonReader(new StringReader(body.toString())));
    } catch (IOException | IllegalStateException otherShape) {
      return null;
    }
  }
}
