package org.cloudpcdesk.graph;

import java.io.IOException;
import org.cloudpcdesk.graph.GraphException.Delivery;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.graph.Outcome.Again;
import org.cloudpcdesk.platform.ConnectionLoss;

/** What became of a request that brought no answer, whether it may be tried again, and what was seen of the connection. */
record Loss(Kind kind, Delivery delivery, Again again, ConnectionLoss seen) {

  static Loss of(IOException failure) {
    ConnectionLoss loss = ConnectionLoss.of(failure);
    return switch (loss.cause()) {
      case NO_CONNECTION -> new Loss(Kind.NO_NETWORK, Delivery.NOT_SENT, Again.NEVER, loss);
      case PROXY, PROXY_SCHEME -> new Loss(Kind.PROXY, Delivery.NOT_SENT, Again.NEVER, loss);
      case UNTRUSTED -> new Loss(Kind.TLS, Delivery.NOT_SENT, Again.NEVER, loss);
      case TLS -> new Loss(Kind.TLS, Delivery.UNKNOWN, Again.NEVER, loss);
      case NO_ANSWER -> new Loss(Kind.TIMED_OUT, Delivery.UNKNOWN, Again.AFTER_DROP, loss);
      case DROPPED -> new Loss(Kind.NO_NETWORK, Delivery.UNKNOWN, Again.AFTER_DROP, loss);
    };
  }
}
