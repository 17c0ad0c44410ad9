package org.cloudpcdesk.bench;

import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

/** The least a JavaFX program with a table can be: an empty one in a window. Says {@code drawn} like the program does. */
public final class BareWindow {
  private BareWindow() {}

  public static void main(String[] arguments) {
    Platform.startup(BareWindow::open);
  }

  private static void open() {
    TableView<String> table = new TableView<>();
    IntStream.range(0, 8).forEach(number -> table.getColumns().add(new TableColumn<>("Column " + number)));
    Stage stage = new Stage();
    stage.setScene(new Scene(table, 1440, 900));
    stage.show();
    new AnimationTimer() {
      private int frames;

      @Override
      public void handle(long now) {
        if (++frames > 2) {
          stop();
          System.out.println("drawn 0 rows");
        }
      }
    }.start();
  }
}
