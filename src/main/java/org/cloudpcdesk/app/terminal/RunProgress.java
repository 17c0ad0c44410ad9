package org.cloudpcdesk.app.terminal;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.cloudpcdesk.deprovision.DeprovisionRun.Item;
import org.cloudpcdesk.deprovision.DeprovisionRun;
import org.cloudpcdesk.deprovision.ItemState.Waiting;
import org.cloudpcdesk.deprovision.ItemState;
import org.cloudpcdesk.export.TextTable;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.ui.activity.ItemWords;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.TimeText;

/**
 * Tells a run's progress line by line: of a few Cloud PCs each step, of many the ends and now and then how far it is.
 * Called on the run's thread.
 */
final class RunProgress implements DeprovisionRun.Listener, AutoCloseable {

  /** Up to so many each step is told. */
  private static final int FEW = 20;

  private static final Duration NOW_AND_THEN = Duration.ofSeconds(5);

  private final Messages messages = Messages.of(RunProgress.class);
  private final DateTimeFormatter clock = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private final PrintWriter err;
  private final ItemWords words;
  private final Time time;
  private final int size;
  private final Runnable forget;
  private int ended;
  private boolean windowTold;
  private Instant toldAt = Instant.MIN;

  RunProgress(DeprovisionRun run, PrintWriter err, Time time) {
    this.err = err;
    this.time = time;
    this.words = new ItemWords(TimeText.system());
    this.size = run.items().size();
    this.ended = (int) run.items().stream().filter(item -> item.state().isFinal()).count();
    this.forget = run.listen(this);
  }

  @Override
  public void changed(DeprovisionRun run, Item item) {
    ItemState state = item.state();
    ended += state.isFinal() ? 1 : 0;
    if (state instanceof Waiting waiting) {
      tellWindow(waiting);
    } else if (size <= FEW || (state.isFinal() && !DeprovisionOutcome.isEnded(state))) {
      tell(item.target().device() + "  " + item.target().person() + "  " + words.word(state));
    } else if (!time.now().isBefore(toldAt.plus(NOW_AND_THEN)) || ended == size) {
      toldAt = time.now();
      tell(messages.text("deprovision.sofar"));
    }
  }

  @Override
  public void steered(DeprovisionRun run) {
    if (run.isPausedAfterSleep()) {
      tell(messages.text("deprovision.slept"));
    }
  }

  private void tellWindow(Waiting waiting) {
    if (!windowTold) {
      windowTold = true;
      long seconds = Duration.between(waiting.at(), waiting.until()).toSeconds();
      tell(messages.text("deprovision.window", seconds));
    }
  }

  private void tell(String what) {
    String now = clock.format(time.now().atZone(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS));
    err.printf("%s  %d/%d  %s%n", now, ended, size, TextTable.printable(what));
    err.flush();
  }

  @Override
  public void close() {
    forget.run();
  }
}
