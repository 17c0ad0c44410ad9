package org.cloudpcdesk.app.process;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.cloudpcdesk.diagnostics.Scrubber;

/**
 * Lines of the log, causes included, with pseudonyms in the place of people: whoever wrote them, and of other libraries too.
 * Any thread.
 */
final class DiscreetLayout extends LayoutBase<ILoggingEvent> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final Scrubber scrubber = Scrubber.ofLogs();

  @Override
  public String doLayout(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(256);
    TIME.formatTo(Instant.ofEpochMilli(event.getTimeStamp()), line);
    line.append(' ');
    BriefLayout.level(event, line);
    line.append('[').append(event.getThreadName()).append("] ");
    BriefLayout.say(event, line);
    return scrubber.scrub(line.toString());
  }
}
