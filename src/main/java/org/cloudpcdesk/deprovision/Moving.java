package org.cloudpcdesk.deprovision;

import java.time.Instant;
import org.cloudpcdesk.model.CloudPcStatus;
import org.jspecify.annotations.Nullable;

/** What a run remembers of one item that it sent and has not seen end. Not thread-safe. */
final class Moving {
  final int index;
  final Target target;
  final Instant sentAt;
  final @Nullable String requestId;
  final @Nullable String clientRequestId;

  /** True while nobody knows whether the request arrived and the Cloud PC was not read since. */
  boolean unread;

  CloudPcStatus shown = CloudPcStatus.UNREPORTED;
  Instant triedAt = Instant.MIN;
  Instant readAt = Instant.MIN;

  /** Since when it should be called stuck, but could not be read once more; null while there is time. */
  @Nullable Instant overdueSince;

  Moving(
      int index,
      Target target,
      Instant sentAt,
      boolean unread,
      @Nullable String requestId,
      @Nullable String clientRequestId) {
    this.index = index;
    this.target = target;
    this.sentAt = sentAt;
    this.unread = unread;
    this.requestId = requestId;
    this.clientRequestId = clientRequestId;
  }

  String id() {
    return target.id();
  }
}
