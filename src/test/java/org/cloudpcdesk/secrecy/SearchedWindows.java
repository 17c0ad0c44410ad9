package org.cloudpcdesk.secrecy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Searches what stands in the open windows, dialogs and menus, hidden parts included. Not thread-safe. */
final class SearchedWindows {
  private int searched;

  /** So many texts were searched. */
  int searched() {
    return searched;
  }

  /** What was found; nothing when the toolkit does not run. */
  List<String> leaks() throws ExecutionException, InterruptedException, TimeoutException {
    FutureTask<List<String>> look = new FutureTask<>(SearchedWindows::texts);
    try {
      Platform.runLater(look);
    } catch (IllegalStateException noToolkit) {
      return List.of();
    }
    List<String> texts = look.get(30, TimeUnit.SECONDS);
    searched += texts.size();
    return texts.stream().flatMap(text -> Marks.in(text).stream()).map(found -> "a window shows: " + found).toList();
  }

  private static List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (Window window : Window.getWindows()) {
      if (window instanceof Stage stage) {
        add(texts, stage.getTitle());
      }
      if (window.getScene() != null) {
        collect(window.getScene().getRoot(), texts);
      }
    }
    return texts;
  }

  private static void collect(Node node, List<String> texts) {
    add(texts, node.getAccessibleText());
    if (node instanceof Text text) {
      add(texts, text.getText());
    }
    if (node instanceof Labeled labeled) {
      add(texts, labeled.getText());
    }
    if (node instanceof TextInputControl input) {
      add(texts, input.getText());
    }
    if (node instanceof Control control && control.getTooltip() != null) {
      add(texts, control.getTooltip().getText());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
    }
  }

  private static void add(List<String> texts, @Nullable String text) {
    if (!Objects.requireNonNullElse(text, "").isBlank()) {
      texts.add(text);
    }
  }
}
