package org.cloudpcdesk.graph;

import java.io.IOException;
import org.cloudpcdesk.graph.GraphException.Delivery;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.graph.Outcome.Again;
import org.cloudpcdesk.platform.ConnectionLoss;

/**
 * What became of a request that brought no answer, and whether it may be tried again.
 *
 * @param sentence plain English, without address and ids
 */
record Loss(Kind kind, Delivery delivery, Again again, String sentence) {

  static Loss of(IOException failure) {
    ConnectionLoss loss = ConnectionLoss.of(failure);
    String sentence = loss.sentence();
    return switch (loss.cause()) {
      case NO_CONNECTION -> new Loss(Kind.NO_NETWORK, Delivery.NOT_SENT, Again.NEVER, sentence);
      case PROXY -> new Loss(Kind.PROXY, Delivery.NOT_SENT, Again.NEVER, sentence);
      case UNTRUSTED -> new Loss(Kind.TLS, Delivery.NOT_SENT, Again.NEVER, sentence);
      case TLS -> new Loss(Kind.TLS, Delivery.UNKNOWN, Again.NEVER, sentence);
      case NO_ANSWER -> new Loss(Kind.TIMED_OUT, Delivery.UNKNOWN, Again.AFTER_DROP, sentence);
      case DROPPED -> new Loss(Kind.NO_NETWORK, Delivery.UNKNOWN, Again.AFTER_DROP, sentence);
    };
  }
}
