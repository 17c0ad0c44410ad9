package org.cloudpcdesk.ui.activity;

import org.cloudpcdesk.deprovision.ItemState;
import org.cloudpcdesk.ui.common.Messages;

/** The states of an item in one word each, as the activity panel shows them. Any thread. */
public final class StateWords {
  private final Messages messages = Messages.of(StateWords.class);

  public String word(ItemState state) {
    return word(StateKind.of(state));
  }

  String word(StateKind kind) {
    return messages.text("state." + kind.key());
  }
}
