package org.cloudpcdesk.app.process;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Sends the log to files in the data directory. Until {@link #toFiles} only warnings are shown, on standard error. */
public final class Logging {

  private Logging() {}

  /** Writes {@code logs/cloud-pc-desk.log}, a file a day, 14 days and 50 MB at most. */
  public static RollingFileAppender<ILoggingEvent> file(LoggerContext context, Path dataDirectory) {
    Path folder = dataDirectory.resolve("logs");

    RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
    file.setContext(context);
    file.setName("file");
    file.setFile(folder.resolve("cloud-pc-desk.log").toString());

    SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling = new SizeAndTimeBasedRollingPolicy<>();
    rolling.setContext(context);
    rolling.setParent(file);
    rolling.setFileNamePattern(folder.resolve("cloud-pc-desk.%d{yyyy-MM-dd}.%i.log").toString());
    rolling.setMaxFileSize(FileSize.valueOf("10MB"));
    rolling.setMaxHistory(14);
    rolling.setTotalSizeCap(FileSize.valueOf("50MB"));
    rolling.start();

    DiscreetLayout layout = new DiscreetLayout();
    layout.setContext(context);
    layout.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(context);
    encoder.setLayout(layout);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.start();

    file.setRollingPolicy(rolling);
    file.setEncoder(encoder);
    file.start();
    return file;
  }

  /** Logs to files alone from now on. */
  public static void toFiles(Path dataDirectory) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    RollingFileAppender<ILoggingEvent> file = file(context, dataDirectory);
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.addAppender(file);
    root.setLevel(Level.INFO);
    context.getLogger("org.cloudpcdesk").setLevel(Level.DEBUG);
    // msal4j logs each exchange at info and more than that below; failures reach the log through the sign-in room.
    context.getLogger("com.microsoft.aad.msal4j").setLevel(Level.WARN);
  }
}
