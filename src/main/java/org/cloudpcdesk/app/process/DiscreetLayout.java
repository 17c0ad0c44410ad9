package org.cloudpcdesk.app.process;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.cloudpcdesk.diagnostics.Scrubber;

/** Lines of the log, causes included, with pseudonyms in the place of people: whoever wrote them, and of other libraries too. */
final class DiscreetLayout extends PatternLayout {
  private final Scrubber scrubber = Scrubber.ofLogs();

  @Override
  public String doLayout(ILoggingEvent event) {
    return scrubber.scrub(super.doLayout(event));
  }
}
