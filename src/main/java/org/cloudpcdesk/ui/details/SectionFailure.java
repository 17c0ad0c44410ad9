package org.cloudpcdesk.ui.details;

import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.store.StoreException;
import org.cloudpcdesk.ui.common.Messages;
import org.jspecify.annotations.Nullable;

/**
 * Why a section could not be filled, in the administrator's words.
 *
 * @param sentence what happened and what to do
 * @param ids request ids for support, one a line; may be empty
 * @param consentMissing true when the administrator can be asked for the permission
 * @param refused what the account may not do, or null where that is not the reason
 */
record SectionFailure(String sentence, String ids, boolean consentMissing, @Nullable GraphException refused) {
  private static final Messages MESSAGES = Messages.of(SectionFailure.class);

  static SectionFailure of(Throwable error) {
    if (error instanceof StoreException store) {
      return new SectionFailure(store.sentence(), "", false, null);
    }
    if (!(error instanceof GraphException graph)) {
      return new SectionFailure(MESSAGES.text("failure.fault"), "", false, null);
    }
    StringBuilder ids = new StringBuilder();
    graph.requestId().ifPresent(id -> ids.append(MESSAGES.text("failure.requestId", id)).append('\n'));
    graph.clientRequestId().ifPresent(id -> ids.append(MESSAGES.text("failure.clientRequestId", id)));
    return new SectionFailure(
        MESSAGES.text("failure", graph.kind()),
        ids.toString().strip(),
        graph.kind() == Kind.CONSENT_MISSING,
        graph.isAboutAccess() ? graph : null);
  }
}
