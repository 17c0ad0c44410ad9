package org.cloudpcdesk.app.process;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;

/**
 * Level, who says it, what it says, and the cause below. Written by hand, because Logback's pattern language is worth fifty
 * milliseconds of each start. Any thread.
 */
final class BriefLayout extends LayoutBase<ILoggingEvent> {
  private static final String INDENT = " ";

  @Override
  public String doLayout(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(256);
    level(event, line);
    say(event, line);
    return line.toString();
  }

  /** The level, as wide as the longest. */
  static void level(ILoggingEvent event, StringBuilder line) {
    String level = event.getLevel().toString();
    line.append(level).append(INDENT.repeat(Math.max(0, 5 - level.length()))).append(' ');
  }

  /** Who says it, without the package, and the rest of the line. */
  static void say(ILoggingEvent event, StringBuilder line) {
    String logger = event.getLoggerName();
    line.append(logger, logger.lastIndexOf('.') + 1, logger.length())
        .append(" - ")
        .append(event.getFormattedMessage())
        .append(System.lineSeparator());
    if (event.getThrowableProxy() != null) {
      line.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
  }
}
