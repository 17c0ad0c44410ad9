package org.cloudpcdesk.graph;

import org.cloudpcdesk.graph.CloudPcApi.Reading;
import org.cloudpcdesk.graph.GraphException.Kind;

/** Reads a Cloud PC alone and tells the outcome as one of many. */
final class OneByOne {
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
    }
  }
}
