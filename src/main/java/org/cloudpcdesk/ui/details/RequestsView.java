package org.cloudpcdesk.ui.details;

import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.VBox;
import org.cloudpcdesk.graph.RequestLog;
import org.cloudpcdesk.ui.common.Icons;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.TextClipboard;
import org.cloudpcdesk.ui.common.TimeText;

/** The requests that named the Cloud PC, each with ways to copy it. Made anew only when there are other requests. */
final class RequestsView {
  private static final int MOST = 50;

  private final Messages messages = Messages.of(RequestsView.class);
  private final RequestCopies copies = new RequestCopies();
  private final VBox box = new VBox(8);
  private final EntryText text;
  private final TextClipboard clipboard;
  private List<RequestLog.Entry> shown = List.of();

  RequestsView(TimeText times, TextClipboard clipboard) {
    this.text = new EntryText(times);
    this.clipboard = clipboard;
    box.getStyleClass().add("section-content");
    fill();
  }

  Node node() {
    return box;
  }

  void update(List<RequestLog.Entry> requests) {
    List<RequestLog.Entry> latest = requests.stream().limit(MOST).toList();
    if (!latest.equals(shown)) {
      shown = latest;
      fill();
    }
  }

  private void fill() {
    box.getChildren().clear();
    if (shown.isEmpty()) {
      box.getChildren().add(SectionView.muted(messages.text("requests.empty")));
    }
    shown.forEach(request -> box.getChildren().add(line(request)));
  }

  private Node line(RequestLog.Entry request) {
    VBox line = EntriesView.entry(text.request(request));
    MenuButton copy = new MenuButton(messages.text("copy"), Icons.of("fltral-copy-16"));
    copy.getStyleClass().addAll("small", "flat");
    copy.setAccessibleText(messages.text("copy.of", request.method(), RequestCopies.pathAndQuery(request.url())));
    copy.getItems().setAll(
        item("copy.asRequest", request, copies::asRequest),
        item("copy.asPowerShell", request, copies::asPowerShell),
        item("copy.asTicket", request, copies::asTicket));
    line.getChildren().add(copy);
    return line;
  }

  private MenuItem item(String key, RequestLog.Entry request, Function<RequestLog.Entry, String> copied) {
    MenuItem item = new MenuItem(messages.text(key));
    item.setOnAction(event -> clipboard.put(copied.apply(request)));
    return item;
  }
}
