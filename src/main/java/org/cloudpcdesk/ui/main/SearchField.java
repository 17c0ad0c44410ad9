package org.cloudpcdesk.ui.main;

import atlantafx.base.controls.CustomTextField;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Button;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.cloudpcdesk.inventory.query.Fault;
import org.cloudpcdesk.ui.common.Icons;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.Overlay;
import org.jspecify.annotations.Nullable;

/**
 * The search field with what hangs below it: suggestions, which never take the keyboard or a key that was not meant for
 * them, and what is wrong, which is also underlined at its place. Used on the UI thread.
 */
final class SearchField {
  private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("faulty");

  private final CustomTextField field;
  private final SearchModel model;
  private final Messages messages = Messages.of(SearchField.class);
  private final Region underline = new Region();
  private final SearchHelp help;
  private @Nullable Runnable toGrid;

  SearchField(CustomTextField field, SearchModel model) {
    this.field = field;
    this.model = model;
    this.help = new SearchHelp(model, this::take);
    underline.setId("searchUnderline");
    underline.getStyleClass().add("search-underline");
    underline.setManaged(false);
    underline.setMouseTransparent(true);
    underline.setVisible(false);
    prepare();
  }

  private void prepare() {
    field.setLeft(Icons.of("fltrmz-search-20"));
    field.textProperty().bindBidirectional(model.text());
    Button clear = new Button();
    clear.setId("clearSearch");
    clear.getStyleClass().addAll("flat", "clear-search");
    clear.setFocusTraversable(false);
    Icons.dress(clear, "fltral-dismiss-16", messages.text("search.clear"));
    clear.setOnAction(event -> field.clear());
    clear.visibleProperty().bind(field.textProperty().isNotEmpty());
    field.setRight(clear);
    field.textProperty().addListener((observable, before, now) -> written(before, now));
    field.focusedProperty().addListener((observable, before, now) -> focused(now));
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    field.caretPositionProperty().addListener((observable, before, now) -> place());
    field.layoutBoundsProperty().addListener((observable, before, now) -> place());
    model.fault().addListener((observable, before, now) -> tell());
    model.completion().addListener((observable, before, now) -> tell());
    model.chosen().addListener((observable, before, now) -> describe());
    tell();
  }

  /** Connects what belongs to the window around it. */
  void connect(Overlay overlay, Runnable grid) {
    toGrid = grid;
    overlay.addFloating(underline);
    overlay.addFloating(help.node());
    tell();
  }

  void requestFocus() {
    field.requestFocus();
    field.selectAll();
  }

  private void written(String before, String now) {
    if (field.isFocused()) {
      // The caret follows the text only later; it will stand where the part that stayed begins again.
      int stayed = 0;
      while (stayed < Math.min(before.length(), now.length())
          && before.charAt(before.length() - 1 - stayed) == now.charAt(now.length() - 1 - stayed)) {
        stayed++;
      }
      model.written(now, now.length() - stayed);
    }
    place();
  }

  private void focused(boolean now) {
    if (!now) {
      model.dismiss();
    }
    tell();
  }

  private void pressed(KeyEvent event) {
    if (event.isAltDown() || event.isMetaDown() || (event.isControlDown() && event.getCode() != KeyCode.SPACE)) {
      return;
    }
    boolean mine =
        switch (event.getCode()) {
          case SPACE -> event.isControlDown() && ask();
          case ESCAPE -> escape();
          case ENTER -> model.chosen().get() >= 0 ? take(model.chosen().get()) : leave();
          case DOWN -> model.offers() ? move(1) : leave();
          case UP -> model.offers() && move(-1);
          case TAB -> model.offers() && !event.isShiftDown() && take(Math.max(0, model.chosen().get()));
          case LEFT, RIGHT, HOME, END -> {
            model.dismiss();
            yield false;
          }
          default -> false;
        };
    if (mine) {
      event.consume();
    }
  }

  private boolean ask() {
    model.ask(field.getText(), field.getCaretPosition());
    return true;
  }

  private boolean move(int by) {
    model.move(by);
    return true;
  }

  private boolean leave() {
    model.dismiss();
    if (toGrid != null) {
      toGrid.run();
    }
    return true;
  }

  /** What is chosen is let go first, then the text, then the field. */
  private boolean escape() {
    if (model.chosen().get() >= 0) {
      model.dismiss();
    } else if (field.getText().isEmpty()) {
      leave();
    } else {
      model.dismiss();
      field.clear();
    }
    return true;
  }

  private boolean take(int index) {
    SearchModel.Edit edit = model.take(index);
    model.dismiss();
    field.setText(edit.text());
    field.positionCaret(edit.caret());
    return true;
  }

  private void tell() {
    Fault fault = model.fault().get();
    field.pseudoClassStateChanged(FAULTY, fault != null);
    help.show(field.isFocused());
    describe();
    place();
  }

  /** A screen reader tells what is wrong, or what Enter would take. */
  private void describe() {
    int chosen = model.chosen().get();
    field.setAccessibleHelp(
        chosen >= 0 ? model.words(model.completion().get().suggestions().get(chosen)) : model.explanation());
    help.mark();
  }

  private void place() {
    Fault fault = model.fault().get();
    underline.setVisible(fault != null && underline.getParent() != null && underline(fault));
    if (help.node().getParent() != null) {
      Bounds below = help.node().getParent().sceneToLocal(field.localToScene(field.getLayoutBounds()));
      help.place(below.getMinX(), below.getMaxY() + 2, below.getWidth());
    }
  }

  /** @return false while the field has not been laid out with this text */
  private boolean underline(Fault fault) {
    int length = field.getLength();
    if (!(field.getSkin() instanceof TextFieldSkin skin) || length == 0 || fault.position() >= length) {
      return false;
    }
    Rectangle2D first = skin.getCharacterBounds(fault.position());
    Rectangle2D last = skin.getCharacterBounds(Math.min(length, fault.position() + fault.length()) - 1);
    double from = Math.max(field.getInsets().getLeft(), first.getMinX());
    double to = Math.min(field.getWidth() - field.getInsets().getRight(), last.getMaxX());
    if (to <= from) {
      return false;
    }
    Bounds area = underline.getParent().sceneToLocal(field.localToScene(field.getLayoutBounds()));
    underline.resizeRelocate(area.getMinX() + from, area.getMinY() + last.getMaxY() - 1, to - from, 2);
    return true;
  }
}
