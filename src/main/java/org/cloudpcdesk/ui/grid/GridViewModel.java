package org.cloudpcdesk.ui.grid;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.cloudpcdesk.inventory.GoneCloudPcs;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.OfflineCopy;
import org.cloudpcdesk.inventory.RefreshState;
import org.cloudpcdesk.inventory.RefreshState.Phase;
import org.cloudpcdesk.inventory.Refresher;
import org.cloudpcdesk.inventory.changes.KeptNews;
import org.cloudpcdesk.inventory.changes.News;
import org.cloudpcdesk.inventory.changes.Unseen;
import org.cloudpcdesk.inventory.query.ParsedQuery;
import org.cloudpcdesk.inventory.query.QueryParser;
import org.cloudpcdesk.inventory.search.Completion;
import org.cloudpcdesk.inventory.search.FirstOrder;
import org.cloudpcdesk.inventory.search.Person;
import org.cloudpcdesk.inventory.search.Search;
import org.cloudpcdesk.inventory.search.View;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.ui.common.Selection;
import org.cloudpcdesk.ui.common.UiThread;
import org.jspecify.annotations.Nullable;

/**
 * What the grid shows and how it is asked for. The choice belongs to ids: it outlives refreshes and another order; a
 * chosen Cloud PC that is no longer shown leaves the choice, so that nothing unseen is ever acted upon. Used on the UI
 * thread.
 */
public final class GridViewModel implements AutoCloseable {
  /** So long ages of rows that are as they were may lag behind. */
  static final Duration TIMES_EVERY = Duration.ofSeconds(10);

  private final Inventory inventory;
  private final Time time;
  private final GridMarks marks;
  private final Selection selection;
  private final SearchWorker worker;
  private final Finder finder;
  private final GoneCloudPcs gone;
  private final Unseen unseen;
  private final KeptNews kept;
  private final Views views = new Views();
  private final List<Runnable> subscriptions = new ArrayList<>();
  private final StringProperty text = new SimpleStringProperty("");
  private final ObjectProperty<ShownView> view = new SimpleObjectProperty<>(ShownView.ALL);
  private final ObjectProperty<List<Search.Order>> order = new SimpleObjectProperty<>(FirstOrder.COLUMNS);
  private final ReadOnlyObjectWrapper<@Nullable View> shown = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Map<ShownView, Integer>> counts = new ReadOnlyObjectWrapper<>(Map.of());
  private final ReadOnlyObjectWrapper<GridState> state = new ReadOnlyObjectWrapper<>(GridState.FIRST_LOAD);
  private final ReadOnlyObjectWrapper<Instant> now;
  private final ReadOnlyObjectWrapper<RefreshState> refresh;
  private final ReadOnlyObjectWrapper<News> news = new ReadOnlyObjectWrapper<>(News.NONE);
  private final ReadOnlyIntegerWrapper dropped = new ReadOnlyIntegerWrapper();
  /** What is asked for now; the inventory's thread reads it, too. */
  private volatile Finder.Question question;
  /** The last text that could be read as a query is asked for; its rows stay while the next one is being typed. */
  private final ReadOnlyObjectWrapper<ParsedQuery> parsed = new ReadOnlyObjectWrapper<>(ParsedQuery.EVERYTHING);

  private final ReadOnlyObjectWrapper<ParsedQuery.Good> asked = new ReadOnlyObjectWrapper<>(ParsedQuery.EVERYTHING);
  private ParsedQuery.Good within = ParsedQuery.EVERYTHING;

  /** How many rows there were when the inventory last told of any; its thread's. */
  private int known;

  /** Rows were looked at and found as they were: only the times at which they were seen moved. */
  private volatile boolean timesMoved;

  private Instant timesDue = Instant.MIN;
  private boolean goneShown;
  private boolean closed;

  /**
   * A grid on what is known.
   *
   * @param offline what is kept of the tenant
   * @param zone says when days begin
   * @param executor where searches run
   */
  public GridViewModel(
      Inventory inventory,
      OfflineCopy offline,
      Refresher refresher,
      Selection selection,
      Time time,
      ZoneId zone,
      Executor executor) {
    this.inventory = inventory;
    this.time = time;
    this.marks = new GridMarks(inventory, time, executor);
    this.selection = selection;
    this.now = new ReadOnlyObjectWrapper<>(time.now());
    this.refresh = new ReadOnlyObjectWrapper<>(refresher.state());
    this.worker = new SearchWorker(inventory, time, zone, executor);
    this.finder = new Finder(worker, offline.gone(), UiThread.latest(this::apply));
    this.question = new Finder.Question(new Search.Query(within, within, order.get()), false, views.all());
    this.gone = offline.gone();
    this.unseen = new Unseen(inventory, time);
    this.kept = new KeptNews(offline, unseen, executor);
    // The network is asked only after that: these are the rows as they were stored.
    var _ = offline.filled().thenRun(() -> kept.restore(inventory.snapshot(), time.now()));
    subscriptions.add(unseen.listen(UiThread.latest(this::changed)));
    this.known = inventory.snapshot().rows().size();
    subscriptions.add(inventory.listen(this::moved));
    subscriptions.add(offline.gone().listen(() -> finder.ask(question)));
    subscriptions.add(refresher.listen(UiThread.latest(this::refreshed)));
    text.addListener((observable, before, after) -> ask());
    view.addListener((observable, before, after) -> ask());
    views.own().addListener((observable, before, after) -> viewsChanged());
    order.addListener((observable, before, after) -> ask());
    refreshed(refresher.state());
    ask();
  }

  /** The text that is searched for; set while the administrator types. */
  public StringProperty text() {
    return text;
  }

  /** The text as it was read: while it is no query, the rows are those of the last one that was. */
  public ReadOnlyObjectProperty<ParsedQuery> parsed() {
    return parsed.getReadOnlyProperty();
  }

  /** What is looked for among the rows of the view. */
  public ReadOnlyObjectProperty<ParsedQuery.Good> asked() {
    return asked.getReadOnlyProperty();
  }

  /** The view to stay within. */
  public ObjectProperty<ShownView> view() {
    return view;
  }

  /** The views there are. */
  public Views views() {
    return views;
  }

  /**
   * Shows a view. One whose query cannot be read is put into the search field, where one sees what is wrong with it.
   */
  public void show(ShownView next) {
    if (next.query() instanceof ParsedQuery.Bad bad) {
      view.set(ShownView.ALL);
      text.set(bad.text());
    } else {
      text.set("");
      view.set(next);
    }
  }

  /** Brings what can stand at a place of a text, on the UI thread; only the latest question is answered. */
  public void complete(String written, int caret, int most, Consumer<Completion> receiver) {
    worker.ask(
        SearchWorker.Kind.COMPLETION,
        (search, snapshot, moment) -> {
          Completion completion = search.complete(snapshot, written, caret, most, moment);
          UiThread.run(() -> receiver.accept(completion));
        });
  }

  /**
   * Brings the people and the Cloud PCs whose names answer best to a text, on the UI thread; only the latest question is
   * answered.
   */
  public void lookUp(String typed, int most, BiConsumer<List<Person>, List<Row>> receiver) {
    worker.ask(
        SearchWorker.Kind.LOOK_UP,
        (search, snapshot, moment) -> {
          List<Person> people = search.people(snapshot, typed, most);
          List<Row> devices = search.devices(snapshot, typed, most);
          UiThread.run(() -> receiver.accept(people, devices));
        });
  }

  /** What the rows are ordered by; the most significant column first. */
  public ObjectProperty<List<Search.Order>> order() {
    return order;
  }

  /** The rows to show, or null before the first answer. */
  public ReadOnlyObjectProperty<@Nullable View> shown() {
    return shown.getReadOnlyProperty();
  }

  /** The ids of the Cloud PCs in their grace period among those shown, in the order they are shown. */
  public List<String> shownInGrace() {
    View now = shown.get();
    return now == null || goneShown
        ? List.of()
        : IntStream.range(0, now.size())
            .mapToObj(place -> now.row(place).pc())
            .filter(pc -> pc.status().isInGracePeriod())
            .map(CloudPc::id)
            .toList();
  }

  /** Whether the rows shown are of Cloud PCs that the service no longer shows. */
  public boolean isGoneShown() {
    return goneShown;
  }

  /** What is marked for later. */
  public GridMarks marks() {
    return marks;
  }


  /** How many rows each view holds; empty before the first answer. */
  public ReadOnlyObjectProperty<Map<ShownView, Integer>> counts() {
    return counts.getReadOnlyProperty();
  }

  /** What there is to show. */
  public ReadOnlyObjectProperty<GridState> state() {
    return state.getReadOnlyProperty();
  }

  /** What the refresh is doing, as of the latest event. */
  public ReadOnlyObjectProperty<RefreshState> refresh() {
    return refresh.getReadOnlyProperty();
  }

  /** The moment that ages and countdowns are told against; moves with {@link #tick}. */
  public ReadOnlyObjectProperty<Instant> now() {
    return now.getReadOnlyProperty();
  }

  /** What became otherwise since the administrator last looked. */
  public ReadOnlyObjectProperty<News> news() {
    return news.getReadOnlyProperty();
  }

  /** The administrator has seen all the news. */
  public void seen() {
    unseen.seen();
    kept.seen(time.now());
  }

  /** How many left the choice, since the administrator last chose, because they are no longer shown. */
  public ReadOnlyIntegerProperty dropped() {
    return dropped.getReadOnlyProperty();
  }

  /** The administrator chose rows. */
  public void choose(List<String> ids, @Nullable String focus) {
    dropped.set(0);
    selection.choose(ids, focus);
  }

  /** Shows everything: no search, no view. */
  public void showAll() {
    text.set("");
    view.set(ShownView.ALL);
  }

  /** The same for a Cloud PC that a search or view may hide, among those that are gone where it is one of them. */
  public void showAllAround(String id) {
    text.set("");
    boolean isGone = inventory.snapshot().find(id) == null && gone.snapshot().find(id) != null;
    view.set(isGone ? ShownView.GONE : ShownView.ALL);
  }

  /**
   * A second has passed. Once a minute, what depends on the time is asked anew; sooner where rows were seen again and are as
   * they were.
   */
  public void tick() {
    Instant before = now.get();
    now.set(time.now());
    if (before.getEpochSecond() / 60 != now.get().getEpochSecond() / 60
        || (timesMoved && !now.get().isBefore(timesDue))) {
      timesMoved = false;
      timesDue = now.get().plus(TIMES_EVERY);
      ask();
    }
  }

  /**
   * An answer costs a search among all rows, and rows in motion are looked at every second of a quiet day: those that have
   * not changed wait for the next {@link #tick} but few. On the inventory's thread.
   */
  private void moved(Inventory.Snapshot snapshot, Inventory.ChangeSet changes) {
    int before = known;
    known = snapshot.rows().size();
    if (changes.isEmpty() && before == known) {
      timesMoved = true;
    } else {
      finder.ask(question);
    }
  }

  /** Ends the subscriptions; nothing changes afterwards. */
  @Override
  public void close() {
    closed = true;
    subscriptions.forEach(Runnable::run);
    subscriptions.clear();
    unseen.close();
    worker.close();
  }

  private void ask() {
    ParsedQuery read = QueryParser.parse(text.get());
    parsed.set(read);
    if (read instanceof ParsedQuery.Good good) {
      asked.set(good);
    }
    if (view.get().query() instanceof ParsedQuery.Good good) {
      within = good;
    }
    Search.Query query = new Search.Query(asked.get(), within, order.get());
    question = new Finder.Question(query, view.get() instanceof ShownView.Gone, views.all());
    finder.ask(question);
  }

  private void apply(Finder.Found found) {
    if (closed) {
      return;
    }
    now.set(time.now());
    // Of a part of the rows nothing can be counted.
    counts.set(refresh.get().phase() == Phase.OPENING ? Map.of() : found.counts());
    keepChoice(found);
    goneShown = found.question().gone();
    shown.set(found.view());
    judge();
  }

  private void keepChoice(Finder.Found found) {
    View next = found.view();
    List<String> chosen = List.copyOf(selection.chosen());
    int[] places = next.placesOf(chosen);
    List<String> kept = new ArrayList<>(chosen.size());
    for (int i = 0; i < places.length; i++) {
      if (places[i] >= 0) {
        kept.add(chosen.get(i));
      }
    }
    String focus = selection.focused().get();
    if (focus != null && next.placeOf(focus) < 0) {
      focus = null;
    }
    if (kept.isEmpty() && next.size() == 1 && !found.question().query().text().isEverything()) {
      // The only match of a search is what was meant: it can be acted upon straight from the search field.
      focus = next.row(0).pc().id();
      dropped.set(0);
      selection.choose(List.of(focus), focus);
      return;
    }
    dropped.set(dropped.get() + chosen.size() - kept.size());
    selection.choose(kept, focus);
  }

  /** A view that was renamed or deleted while it was shown gives way to all. */
  private void viewsChanged() {
    if (views.all().contains(view.get())) {
      ask();
    } else {
      view.set(ShownView.ALL);
    }
  }

  private void changed(News next) {
    if (!closed) {
      news.set(next);
    }
  }

  private void refreshed(RefreshState next) {
    if (!closed) {
      if (next.completedAt() != null) {
        unseen.watch();
      }
      boolean opened = refresh.get().phase() == Phase.OPENING && next.phase() != Phase.OPENING;
      refresh.set(next);
      if (opened) {
        ask();
      }
      judge();
    }
  }

  private void judge() {
    View view = shown.get();
    int known = view == null ? 0 : view.snapshot().rows().size();
    int visible = view == null ? 0 : view.size();
    boolean searching = !asked.get().isEverything();
    state.set(
        goneShown
            ? GridState.ofGone(known, visible, searching)
            : GridState.of(known, visible, searching, refresh.get()));
  }
}
