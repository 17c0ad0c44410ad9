package org.cloudpcdesk.deprovision;

import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.GraphException.Delivery;
import org.cloudpcdesk.graph.GraphException.Kind;

/** Turns what must not happen into something a run can tell. */
final class Faults {
  private Faults() {}

  static GraphException unexpected(Throwable e, Delivery delivery) {
    return GraphException.of(Kind.BAD_REQUEST, "A fault of this program: " + e.getClass().getSimpleName())
        .delivery(delivery)
        .cause(e)
        .build();
  }

  static GraphException noAnswer(String why) {
    return GraphException.of(Kind.CANCELLED, why).delivery(Delivery.UNKNOWN).build();
  }

  static InterruptedException interrupted(GraphException e) {
    InterruptedException interrupted = new InterruptedException("interrupted during a request");
    interrupted.initCause(e);
    return interrupted;
  }
}
