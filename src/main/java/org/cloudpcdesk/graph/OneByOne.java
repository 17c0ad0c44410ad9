package org.cloudpcdesk.graph;

import org.cloudpcdesk.graph.CloudPcApi.Reading;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a Cloud PC alone and tells the outcome as one of many. */
final class OneByOne {
  private static final Logger LOG = LoggerFactory.getLogger(OneByOne.class);

  private OneByOne() {}

  /** @throws GraphException of kind {@link Kind#CANCELLED} only */
  static Reading read(CloudPcApi api, String id) throws GraphException {
    try {
      return new Reading.Found(api.get(id));
    } catch (GraphException e) {
      return switch (e.kind()) {
        case NOT_FOUND -> new Reading.Gone();
        case CANCELLED -> throw e;
        default -> new Reading.Failed(e);
      };
    } catch (RuntimeException fault) {
      LOG.error("Reading Cloud PC {} failed unexpectedly", id, fault);
      return new Reading.Failed(
          GraphException.of(Kind.BAD_REQUEST, "A fault of this program: " + fault.getClass().getSimpleName())
              .cause(fault)
              .build());
    }
  }
}
