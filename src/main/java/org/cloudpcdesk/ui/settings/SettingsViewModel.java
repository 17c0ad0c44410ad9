package org.cloudpcdesk.ui.settings;

import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.cloudpcdesk.settings.Kind;
import org.cloudpcdesk.settings.PolicyProblem;
import org.cloudpcdesk.settings.Setting;
import org.cloudpcdesk.settings.SettingsProblem;
import org.cloudpcdesk.settings.SettingsStore;
import org.cloudpcdesk.settings.Telemetry;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.settings.SettingRow.About;

/** The settings as rows that can be searched. Used on the UI thread. */
public final class SettingsViewModel implements SettingRow.Edits {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private final Messages messages = Messages.of(SettingsViewModel.class);
  private final SettingsStore store;
  private final StringProperty search = new SimpleStringProperty("");
  private final List<SettingRow> rows;
  private final ObjectBinding<List<SettingRow>> found;

  /** @param diagnostics makes a diagnostics bundle */
  public SettingsViewModel(SettingsStore store, Runnable diagnostics) {
    this.store = store;
    this.rows = List.copyOf(rows(diagnostics));
    this.found = Bindings.createObjectBinding(this::find, search);
  }

  /** What to look for in titles, explanations and sections; empty for everything. */
  public StringProperty searchProperty() {
    return search;
  }

  /** The rows that match, in the order of the sections. */
  public ObjectBinding<List<SettingRow>> found() {
    return found;
  }

  public List<SettingRow> rows() {
    return rows;
  }

  /** A setting with the section it stands in. */
  public record Place(String id, String title, String section, String help) {}

  /** Where each setting is to be found now, for those who lead to it. */
  public static List<Place> places(SettingsStore store) {
    SettingsViewModel all = new SettingsViewModel(store, () -> {});
    return all.rows().stream()
        .map(SettingRow::about)
        .map(about -> new Place(about.id(), about.title(), all.title(about.section()), about.help()))
        .toList();
  }

  public String title(SettingsSection section) {
    return messages.text("section", section);
  }

  /** What whoever uses this program should know first: trouble with the policy or the settings file; may be empty. */
  public String trouble() {
    return store.policy().problems().stream()
        .findFirst()
        .map(this::describe)
        .or(() -> store.problem().map(this::describe))
        .orElse("");
  }

  @Override
  public <T> T current(Setting<T> setting) {
    return store.current().get(setting);
  }

  @Override
  public <T> void change(Setting<T> setting, T value) {
    if (!store.policy().manages(setting) && !current(setting).equals(value)) {
      store.change(before -> before.with(setting, value));
    }
  }

  private List<SettingRow> rows(Runnable diagnostics) {
    List<SettingRow> all = new ArrayList<>();
    all.add(choice(SettingsSection.APPEARANCE, Setting.THEME));
    all.add(line(SettingsSection.ACCOUNT, Setting.CLIENT_ID));
    all.add(line(SettingsSection.ACCOUNT, Setting.TENANT));
    all.add(choice(SettingsSection.ACCOUNT, Setting.CLOUD));
    if (store.policy().manages(Setting.ALLOWED_TENANTS)) {
      all.add(ids(SettingsSection.ACCOUNT, Setting.ALLOWED_TENANTS));
    }
    all.add(flag(SettingsSection.ACCOUNT, Setting.DEVICE_CODE));
    all.add(choice(SettingsSection.ACCOUNT, Setting.TOKEN_STORAGE));
    all.add(flag(SettingsSection.SAFETY, Setting.READ_ONLY));
    all.add(choice(SettingsSection.SAFETY, Setting.CONFIRMATION));
    all.add(ids(SettingsSection.SAFETY, Setting.PRODUCTION_TENANTS));
    all.add(span(SettingsSection.SAFETY, Setting.CANCEL_WINDOW));
    all.add(number(SettingsSection.SAFETY, Setting.CEILING));
    all.add(span(SettingsSection.SAFETY, Setting.STUCK_AFTER));
    all.add(choice(SettingsSection.NETWORK, Setting.PROXY));
    all.add(line(SettingsSection.NETWORK, Setting.PROXY_ADDRESS));
    all.add(line(SettingsSection.NETWORK, Setting.PROXY_USER));
    all.add(span(SettingsSection.DATA, Setting.REFRESH_INTERVAL));
    all.add(number(SettingsSection.DATA, Setting.HISTORY_DAYS));
    all.add(
        new SettingRow.Statement(
            about(SettingsSection.DATA, Setting.TELEMETRY), messages.text("option.telemetry", Telemetry.NONE)));
    all.add(flag(SettingsSection.NOTIFICATIONS, Setting.TRAY_NOTIFICATIONS));
    all.add(line(SettingsSection.UPDATES, Setting.UPDATE_URL));
    all.add(
        new SettingRow.Action(
            new About(
                SettingsSection.DIAGNOSTICS,
                "diagnostics",
                messages.text("setting.diagnostics"),
                messages.text("setting.diagnostics.help"),
                Optional.empty()),
            messages.text("setting.diagnostics.button"),
            diagnostics));
    return all;
  }

  private About about(SettingsSection section, Setting<?> setting) {
    return new About(
        section,
        setting.name(),
        messages.text("setting." + setting.name()),
        messages.text("setting." + setting.name() + ".help"),
        store.policy().place(setting).map(place -> messages.text("managed", place)));
  }

  private <E extends Enum<E>> SettingRow choice(SettingsSection section, Setting<E> setting) {
    String prefix = "option." + setting.name();
    return SettingRow.Choice.of(
        about(section, setting),
        setting,
        List.of(setting.standard().getDeclaringClass().getEnumConstants()),
        option -> messages.text(prefix, option),
        this);
  }

  private SettingRow flag(SettingsSection section, Setting<Boolean> setting) {
    return SettingRow.Choice.of(
        about(section, setting),
        setting,
        List.of(false, true),
        on -> messages.text("option." + setting.name() + (on ? ".on" : ".off")),
        this);
  }

  private SettingRow line(SettingsSection section, Setting<String> setting) {
    return typed(section, setting, prompt(setting), "", messages.text("wrong." + setting.name()), Words.line());
  }

  private SettingRow number(SettingsSection section, Setting<Integer> setting) {
    Kind.Whole kind = (Kind.Whole) setting.kind();
    return typed(
        section, setting, "", unit(setting), messages.text("wrong.number", kind.least(), kind.most()), Words.number());
  }

  private SettingRow span(SettingsSection section, Setting<Duration> setting) {
    Kind.Span kind = (Kind.Span) setting.kind();
    return typed(
        section,
        setting,
        "",
        unit(setting),
        messages.text("wrong.number", kind.least(), kind.most()),
        Words.number(kind));
  }

  private SettingRow ids(SettingsSection section, Setting<Set<String>> setting) {
    Kind.TenantIds kind = (Kind.TenantIds) setting.kind();
    return typed(section, setting, prompt(setting), "", messages.text("wrong.tenantIds"), Words.ids(kind));
  }

  private <T> SettingRow typed(
      SettingsSection section, Setting<T> setting, String prompt, String unit, String wrong, Words<T> words) {
    return SettingRow.Typed.of(about(section, setting), setting, prompt, unit, wrong, words, this);
  }

  private String prompt(Setting<?> setting) {
    return messages.text("prompt." + setting.name());
  }

  private String unit(Setting<?> setting) {
    return messages.text("unit." + setting.name());
  }

  private List<SettingRow> find() {
    List<String> words = List.of(folded(search.get()).strip().split("\\s+"));
    return rows.stream().filter(row -> words.stream().allMatch(words(row)::contains)).toList();
  }

  private String words(SettingRow row) {
    About about = row.about();
    return folded(
        String.join(" ", title(about.section()), about.title(), about.help(), about.managedBy().orElse(""), row.more()));
  }

  private static String folded(String text) {
    return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("").toLowerCase(Locale.ROOT);
  }

  private String describe(PolicyProblem problem) {
    return switch (problem) {
      case PolicyProblem.Unreadable(var place) -> messages.text("policy.unreadable", place);
      case PolicyProblem.NotUsable(var place, var names) ->
          messages.text("policy.notUsable", place, String.join(", ", names));
    };
  }

  private String describe(SettingsProblem problem) {
    return switch (problem) {
      case SettingsProblem.Unreadable(var file, var kept) -> messages.text("problem.unreadable", file, kept);
      case SettingsProblem.LeftAlone(var file) -> messages.text("problem.leftAlone", file);
      case SettingsProblem.ValuesIgnored(var file, var names) ->
          messages.text("problem.valuesIgnored", file, String.join(", ", names));
      case SettingsProblem.NotSaved(var file) -> messages.text("problem.notSaved", file);
    };
  }
}
