package org.cloudpcdesk.secrecy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/** Searches whatever anybody logs, at every level, causes included. Thread-safe. */
final class SearchedLog extends UnsynchronizedAppenderBase<ILoggingEvent> {
  private static final String NAME = "secrecy";

  private final LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final ConcurrentLinkedQueue<String> leaks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger searched = new AtomicInteger();

  SearchedLog() {
    setContext(logging);
    setName(NAME);
    start();
  }

  /** Listens from now on; again, should a test have rearranged the log meanwhile. */
  void listen() {
    Logger root = logging.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    if (root.getAppender(NAME) == null) {
      root.addAppender(this);
      root.setLevel(Level.TRACE);
    }
  }

  /** So many events were searched. */
  int searched() {
    return searched.get();
  }

  /** What was found since this was last asked. */
  List<String> leaks() {
    List<String> found = List.copyOf(leaks);
    leaks.removeAll(found);
    return found;
  }

  @Override
  protected void append(ILoggingEvent event) {
    searched.incrementAndGet();
    search(event, event.getFormattedMessage());
    if (event.getThrowableProxy() != null) {
      search(event, ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
  }

  private void search(ILoggingEvent event, String text) {
    Marks.in(text).ifPresent(found -> leaks.add(event.getLevel() + " " + event.getLoggerName() + ": " + found));
  }
}
