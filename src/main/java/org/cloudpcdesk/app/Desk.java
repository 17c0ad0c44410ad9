package org.cloudpcdesk.app;
import javafx.stage.Stage;
final class Desk implements AutoCloseable {
  Desk(DeskOptions options, Stage stage) {}
  void start() {}
  @Override public void close() {}
}
