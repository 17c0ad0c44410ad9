package org.cloudpcdesk.deprovision;

import java.time.Duration;
import java.time.Instant;
import org.cloudpcdesk.model.CloudPcStatus;
import org.jspecify.annotations.Nullable;

/** What a run remembers of one item that it sent and has not seen end. Not thread-safe. */
final class Moving {
  /** So far apart Kerberos lets the clocks of one company be; what is provisioned anew takes longer. */
  static final Duration CLOCKS_APART = Duration.ofMinutes(5);

  final int index;
  final Target target;
  final Instant sentAt;

  /** When the service was asked; by its own clock where it told it, else late enough for clocks that are not alike. */
  final Instant asked;

  final @Nullable String requestId;
  final @Nullable String clientRequestId;

  /** True while nobody knows whether the request arrived and the Cloud PC was not read since. */
  boolean unread;

  CloudPcStatus shown = CloudPcStatus.UNREPORTED;
  Instant triedAt = Instant.MIN;
  Instant readAt = Instant.MIN;

  /** Since when it should be called stuck, but could not be read once more; null while there is time. */
  @Nullable Instant overdueSince;

  /**
   * @param sentAt when its request was announced
   * @param serviceTime when the service answered it, by its own clock; null when that is not known
   */
  Moving(
      int index,
      Target target,
      Instant sentAt,
      @Nullable Instant serviceTime,
      boolean unread,
      @Nullable String requestId,
      @Nullable String clientRequestId) {
    this.index = index;
    this.target = target;
    this.sentAt = sentAt;
    this.asked = serviceTime == null ? sentAt.plus(CLOCKS_APART) : serviceTime;
    this.unread = unread;
    this.requestId = requestId;
    this.clientRequestId = clientRequestId;
  }

  String id() {
    return target.id();
  }
}
