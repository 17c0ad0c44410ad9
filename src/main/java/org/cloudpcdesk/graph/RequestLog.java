package org.cloudpcdesk.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The latest requests to Graph, so that an administrator sees and can copy what was asked. Thread-safe. */
public interface RequestLog {

  /**
   * One request and its outcome. Holds no header and no body.
   *
   * @param url with its query, without any credential
   * @param status HTTP status, or 0 when there was no answer
   * @param attempt 1 for the first try
   * @param failure one short sentence when there was no usable answer, else null
   */
  record Entry(
      Instant at,
      String method,
      String url,
      int status,
      Duration took,
      int attempt,
      String clientRequestId,
      @Nullable String requestId,
      @Nullable String failure) {}

  /** The latest requests, newest first, at most a few hundred. */
  List<Entry> recent();

  /** The latest requests whose address names a Cloud PC, newest first. */
  List<Entry> about(String cloudPcId);

  /**
   * How far the service slows us down right now: 0 for not at all, up to 1 for standing still. Drives the gauge in the
   * status bar.
   */
  double throttling();
}
