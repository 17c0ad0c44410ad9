package org.cloudpcdesk.graph;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cloudpcdesk.model.AuditEvent;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.model.RemoteActionResult;
import org.jspecify.annotations.Nullable;

/**
 * Reading Cloud PCs from Graph's beta endpoint (v1.0 has no status). Every call blocks, retries what may be retried, and
 * throws {@link GraphException}; an interrupted thread gets {@link GraphException.Kind#CANCELLED}. Implementations are
 * thread-safe. No call here changes anything in the tenant.
 */
public interface CloudPcApi {

  /**
   * A page of a list.
   *
   * @param rows each id once over the whole list; may be empty
   * @param total what the service says the whole list holds, or null when it does not say; may change from page to page
   * @param askedAt when the service was asked for this page, by this computer's clock: what others saw since is younger
   */
  record ListPage(List<CloudPc> rows, @Nullable Integer total, Instant askedAt) {}

  /**
   * Takes the pages of a list in their order, on the calling thread. The next one may already have been asked for: see
   * {@link ListPage#askedAt}.
   */
  @FunctionalInterface
  interface PageSink {
    void page(ListPage page);
  }

  /**
   * Reads the whole list, page by page. Returning normally means that the list came to its end.
   *
   * @param filter an OData {@code $filter} expression, not yet URL-encoded, or null for all
   */
  void list(@Nullable String filter, PageSink sink) throws GraphException;

  /**
   * Reads one Cloud PC.
   *
   * @throws GraphException of kind {@link GraphException.Kind#NOT_FOUND} when it is gone
   */
  CloudPc get(String id) throws GraphException;

  /** What reading one of several Cloud PCs brought. */
  sealed interface Reading {
    record Found(CloudPc pc) implements Reading {}

    /** 404: there is nothing under the id. */
    record Gone() implements Reading {}

    /** It could not be read; nothing is known of it. */
    record Failed(GraphException why) implements Reading {}
  }

  /**
   * Reads several Cloud PCs, over the wire twenty in one request. One that cannot be read does not keep the others from
   * being read.
   *
   * @return a reading for each id, in the order of the ids
   * @throws GraphException of kind {@link GraphException.Kind#CANCELLED} only
   */
  default Map<String, Reading> getMany(Collection<String> ids) throws GraphException {
    Map<String, Reading> readings = new LinkedHashMap<>();
    for (String id : ids) {
      readings.put(id, OneByOne.read(this, id));
    }
    return readings;
  }

  /** The address {@link #get} asks, for people to copy; in the global cloud unless the implementation knows better. */
  default URI address(String id) {
    return new Addresses(URI.create("https://graph.microsoft.com")).cloudPc(id);
  }

  /** The body of {@link #get} as it came, for reading by people. */
  String raw(String id) throws GraphException;

  /** How many Cloud PCs there are in each state. */
  Map<CloudPcStatus, Integer> countByStatus() throws GraphException;

  /** The remote actions of one Cloud PC, newest first. */
  List<RemoteActionResult> remoteActionResults(String id) throws GraphException;

  /** Audit events of the last seven days that name one Cloud PC, newest first; as they were at most 30 seconds ago. */
  List<AuditEvent> auditEvents(String id) throws GraphException;
}
