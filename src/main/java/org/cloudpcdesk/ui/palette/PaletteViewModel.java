package org.cloudpcdesk.ui.palette;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.query.Fold;
import org.cloudpcdesk.inventory.search.NameScore;
import org.cloudpcdesk.inventory.search.Person;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.StatusLook;

/**
 * What answers to the text in the palette: by kind, people first; what answers only to a typing error comes after all that
 * answers as it was typed. Used on the UI thread.
 */
public final class PaletteViewModel {
  private static final int MOST_NAMED = 3;
  private static final int LEAST = NameScore.NONE + 1;

  /** What the inventory holds of a text. */
  public record Found(List<Person> people, List<Row> cloudPcs) {
    static final Found NOTHING = new Found(List.of(), List.of());
  }

  /** Where the palette looks and what it leads to. */
  public interface Source {
    /** Looks for people and devices off the UI thread; only the latest question is answered, on the UI thread. */
    void lookUp(String typed, Consumer<Found> receiver);

    /** Views, actions and settings as they are now, in the order they are listed. */
    List<Entry> commands();

    void showPerson(String userPrincipalName);

    void showCloudPc(String id);
  }

  private final Messages messages = Messages.of(PaletteViewModel.class);
  private final Source source;
  private final StringProperty text = new SimpleStringProperty("");
  private final ObservableList<Entry> entries = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
  private List<Entry> commands = List.of();
  private Found found = Found.NOTHING;

  public PaletteViewModel(Source source) {
    this.source = source;
    text.addListener((observable, before, now) -> typed(now));
  }

  /** Begins anew. */
  public void open() {
    commands = source.commands();
    found = Found.NOTHING;
    if (text.get().isEmpty()) {
      list();
    } else {
      text.set("");
    }
  }

  StringProperty text() {
    return text;
  }

  /** What answers: as it was typed, then with a typing error; the best of each kind first. */
  ObservableList<Entry> entries() {
    return entries;
  }

  /** True until people and Cloud PCs were looked for. */
  ReadOnlyBooleanProperty looking() {
    return looking.getReadOnlyProperty();
  }

  /** An entry in a sentence, for screen readers. */
  String words(Entry entry) {
    return messages.text("entry", messages.text("kind", entry.kind()), entry.title(), entry.detail());
  }

  private void typed(String now) {
    if (now.isBlank()) {
      looking.set(false);
      found = Found.NOTHING;
    } else {
      looking.set(true);
      source.lookUp(now, answer -> arrived(now, answer));
    }
    list();
  }

  private void arrived(String asked, Found answer) {
    // Overtaken by what was typed since; that is asked for already.
    if (asked.equals(text.get())) {
      looking.set(false);
      found = answer;
      list();
    }
  }

  private void list() {
    List<Entry> next = new ArrayList<>();
    found.people().forEach(person -> next.add(entry(person)));
    found.cloudPcs().forEach(row -> next.add(entry(row)));
    next.addAll(matching());
    NameScore score = NameScore.of(text.get());
    if (!score.isEmpty()) {
      next.sort(Comparator.comparing(entry -> isGuess(score, entry)));
    }
    if (!next.equals(entries)) {
      entries.setAll(next);
    }
  }

  /** By kind first, because that is how one looks for them; within a kind by how well they answer. */
  private List<Entry> matching() {
    NameScore score = NameScore.of(text.get());
    if (score.isEmpty()) {
      return commands;
    }
    record Rated(Entry entry, int points) {}
    return commands.stream()
        .map(entry -> new Rated(entry, rate(score, entry)))
        .filter(rated -> rated.points() != NameScore.NONE)
        .sorted(Comparator.<Rated, Entry.Kind>comparing(rated -> rated.entry().kind())
            .thenComparing(Comparator.comparingInt(Rated::points).reversed()))
        .map(Rated::entry)
        .toList();
  }

  /** What is only found by more than it shows comes after the others. */
  private static int rate(NameScore score, Entry entry) {
    int shown = score.rate(Fold.fold(entry.title() + " " + entry.detail()));
    boolean further = shown == NameScore.NONE && score.rate(Fold.fold(entry.more())) != NameScore.NONE;
    return further ? LEAST : shown;
  }

  private static boolean isGuess(NameScore score, Entry entry) {
    return !score.isIn(Fold.fold(entry.title() + " " + entry.detail())) && !score.isIn(Fold.fold(entry.more()));
  }

  private Entry entry(Person person) {
    List<Row> all = person.cloudPcs();
    String named =
        all.stream()
            .limit(MOST_NAMED)
            .map(row -> messages.text("person.pc", row.pc().deviceLabel(), StatusLook.words(row.pc().status())))
            .collect(Collectors.joining(messages.text("person.and")));
    String detail = messages.text("person.pcs", all.size(), named, Math.max(0, all.size() - MOST_NAMED));
    return new Entry(Entry.Kind.PERSON, person.name(), detail, () -> source.showPerson(person.name()));
  }

  private Entry entry(Row row) {
    String person = row.pc().personLabel();
    String state = StatusLook.words(row.pc().status());
    String detail = person.isEmpty() ? state : messages.text("pc.detail", person, state);
    return new Entry(
        Entry.Kind.CLOUD_PC, row.pc().deviceLabel(), detail, () -> source.showCloudPc(row.pc().id()));
  }
}
