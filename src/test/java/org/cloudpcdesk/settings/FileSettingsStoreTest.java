package org.cloudpcdesk.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.NonNull;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSettingsStoreTest {
  @TempDir private Path folder;
  private final HeldScheduler scheduler = new HeldScheduler();

  @AfterEach
  void end() {
    scheduler.shutdownNow();
  }

  @Test
  void aFirstStartHasTheDefaultsAndWritesNothing() {
    FileSettingsStore store = store();
    assertThat(store.current()).isEqualTo(Settings.DEFAULTS);
    assertThat(store.problem()).isEmpty();
    store.close();
    assertThat(file()).doesNotExist();
  }

  @Test
  void changesAreSavedTogetherAndReadAgain() throws IOException {
    FileSettingsStore store = store();
    store.change(settings -> settings.with(Setting.THEME, ThemeChoice.DARK));
    store.change(
        settings ->
            settings
                .with(Setting.CLIENT_ID, "c11e0000-0000-4000-8000-000000000001")
                .with(Setting.TENANT, "contoso.com"));
    assertThat(file()).doesNotExist();
    assertThat(scheduler.getQueue()).hasSize(1);
    assertThat(scheduler.delays).containsOnly(500L);

    scheduler.runWaiting();

    assertThat(Files.readString(file())).contains("\"writtenBy\": \"1.2.3\"");
    assertThat(store().current())
        .isEqualTo(
            Settings.DEFAULTS
                .with(Setting.THEME, ThemeChoice.DARK)
                .with(Setting.CLIENT_ID, "c11e0000-0000-4000-8000-000000000001")
                .with(Setting.TENANT, "contoso.com"));
    assertThat(files()).containsExactly("settings.json");
  }

  @Test
  void closingSavesWhatIsWaiting() {
    FileSettingsStore store = store();
    store.change(settings -> settings.with(Setting.THEME, ThemeChoice.LIGHT));
    store.close();
    assertThat(store().current().theme()).isEqualTo(ThemeChoice.LIGHT);
    assertThat(scheduler.getQueue()).isEmpty();
  }

  @Test
  void aSettingTakenAwayIsGoneFromTheFile() throws IOException {
    Files.writeString(file(), "{\"theme\":\"DARK\",\"tenant\":\"contoso.com\"}");
    FileSettingsStore store = store();
    store.change(settings -> settings.with(Setting.TENANT, ""));
    store.close();
    assertThat(Files.readString(file())).doesNotContain("tenant").contains("DARK");
  }

  @Test
  void whatThisVersionDoesNotKnowIsKept() throws IOException {
    Files.writeString(file(), "{\"theme\":\"SEPIA\",\"futureThing\":{\"a\":[1]},\"writtenBy\":\"9\"}");
    FileSettingsStore store = store();
    assertThat(store.current().theme()).isEqualTo(ThemeChoice.SYSTEM);
    assertThat(store.problem()).isPresent();

    store.change(settings -> settings.with(Setting.TENANT, "contoso.com"));
    store.close();

    assertThat(Files.readString(file())).contains("SEPIA", "futureThing", "contoso.com", "\"writtenBy\": \"1.2.3\"");
  }

  @Test
  void aValueThatCannotBeUsedIsReportedAndKeptUntilAnotherIsChosen() throws IOException {
    Files.writeString(file(), "{\"ceiling\":0,\"historyDays\":30}");
    FileSettingsStore store = store();
    assertThat(store.problem()).contains(new SettingsProblem.ValuesIgnored(file(), List.of("ceiling")));
    assertThat(store.current()).isEqualTo(Settings.DEFAULTS.with(Setting.HISTORY_DAYS, 30));

    store.change(settings -> settings.with(Setting.THEME, ThemeChoice.DARK));
    store.close();
    assertThat(Files.readString(file())).contains("\"ceiling\": 0");

    FileSettingsStore again = store();
    again.change(settings -> settings.with(Setting.CEILING, 20));
    again.close();
    assertThat(Files.readString(file())).contains("\"ceiling\": 20", "\"historyDays\": 30");
    assertThat(again.problem()).isEmpty();
  }

  @Test
  void anUnreadableFileIsPutAsideAndReported() throws IOException {
    for (String broken : List.of("{\"theme\":", "[]", "{\"tenant\":", "")) {
      Files.writeString(file(), broken);
      FileSettingsStore store = store();
      assertThat(store.current()).isEqualTo(Settings.DEFAULTS);
      assertThat(store.problem()).get().isInstanceOf(SettingsProblem.Unreadable.class);
      Path kept = ((SettingsProblem.Unreadable) store.problem().orElseThrow()).kept();
      assertThat(Files.readString(kept)).isEqualTo(broken);
      store.change(settings -> settings.with(Setting.THEME, ThemeChoice.DARK));
      store.close();
      assertThat(Files.readString(kept)).isEqualTo(broken);
    }
    assertThat(files())
        .containsExactlyInAnyOrder(
            "settings.json", "settings.json.bak", "settings.json.bak1", "settings.json.bak2", "settings.json.bak3");
  }

  @Test
  void aFileThatCannotBePutAsideIsLeftAlone() throws IOException {
    Files.writeString(file(), "{broken");
    Files.createFile(folder.resolve("settings.json.bak"));
    for (int number = 1; number < 100; number++) {
      Files.createFile(folder.resolve("settings.json.bak" + number));
    }
    FileSettingsStore store = store();
    store.change(settings -> settings.with(Setting.THEME, ThemeChoice.DARK));
    store.close();

    assertThat(store.problem()).contains(new SettingsProblem.LeftAlone(file()));
    assertThat(store.current().theme()).isEqualTo(ThemeChoice.DARK);
    assertThat(Files.readString(file())).isEqualTo("{broken");
  }

  @Test
  void aFailedSaveIsReportedAndTriedAgain() throws IOException {
    Path blocked = folder.resolve("blocked");
    Path inside = blocked.resolve("settings.json");
    FileSettingsStore store = new FileSettingsStore(inside, "1.2.3", scheduler);
    Files.writeString(blocked, "a file where the folder should be");
    store.change(settings -> settings.with(Setting.THEME, ThemeChoice.DARK));
    scheduler.runWaiting();
    assertThat(store.problem()).contains(new SettingsProblem.NotSaved(inside));

    Files.delete(blocked);
    store.close();

    assertThat(store.problem()).isEmpty();
    assertThat(Files.readString(inside)).contains("DARK");
  }

  @Test
  void listenersHearChangesUntilTheyLeave() {
    FileSettingsStore store = store();
    List<ThemeChoice> heard = new ArrayList<>();
    Runnable leave = store.listen(settings -> heard.add(settings.theme()));
    store.change(settings -> settings.with(Setting.THEME, ThemeChoice.DARK));
    store.change(settings -> settings.with(Setting.THEME, ThemeChoice.DARK));
    leave.run();
    store.change(settings -> settings.with(Setting.THEME, ThemeChoice.LIGHT));
    assertThat(heard).containsExactly(ThemeChoice.DARK);
  }

  private FileSettingsStore store() {
    return new FileSettingsStore(file(), "1.2.3", scheduler);
  }

  private Path file() {
    return folder.resolve("settings.json");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).toList();
    }
  }

  /** Holds what was scheduled until the test lets it run, on the test's own thread. */
  private static final class HeldScheduler extends ScheduledThreadPoolExecutor {
    final List<Long> delays = new ArrayList<>();

    HeldScheduler() {
      super(0);
      setRemoveOnCancelPolicy(true);
    }

    @Override
    public @NonNull ScheduledFuture<?> schedule(@NonNull Runnable command, long delay, @NonNull TimeUnit unit) {
      delays.add(unit.toMillis(delay));
      return super.schedule(command, 1, TimeUnit.DAYS);
    }

    void runWaiting() {
      for (Runnable task : List.copyOf(getQueue())) {
        getQueue().remove(task);
        task.run();
      }
    }
  }
}
