package org.cloudpcdesk.ui;

import java.util.List;
import org.cloudpcdesk.ui.common.DeprovisionCommand;

/** The command where nobody gives it: it cannot be given, and says when somebody does all the same. */
public final class DeprovisionNobody implements DeprovisionCommand {
  @Override
  public Verdict verdict(List<String> ids) {
    return new Verdict(false, "not here", 0);
  }

  @Override
  public void open(List<String> ids) {
    throw new AssertionError("not asked for");
  }

  @Override
  public void openList() {
    throw new AssertionError("not asked for");
  }
}
