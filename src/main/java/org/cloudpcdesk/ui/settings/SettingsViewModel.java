package org.cloudpcdesk.ui.settings;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.cloudpcdesk.settings.Setting;
import org.cloudpcdesk.settings.Settings;
import org.cloudpcdesk.settings.SettingsProblem;
import org.cloudpcdesk.settings.SettingsStore;
import org.cloudpcdesk.settings.ThemeChoice;
import org.cloudpcdesk.ui.common.Fxml;
import org.jspecify.annotations.Nullable;

/** The settings while they are edited. Nothing is changed before {@link #save}. Used on the UI thread. */
public final class SettingsViewModel {
  private final ResourceBundle messages = Fxml.messages(SettingsViewModel.class);
  private final SettingsStore store;
  private final ObjectProperty<ThemeChoice> theme = new SimpleObjectProperty<>();
  private final StringProperty clientId = new SimpleStringProperty("");
  private final StringProperty tenant = new SimpleStringProperty("");
  private final StringBinding clientIdProblem;
  private final StringBinding tenantProblem;
  private final BooleanBinding invalid;

  public SettingsViewModel(SettingsStore store) {
    this.store = store;
    Settings current = store.current();
    theme.set(current.theme());
    clientId.set(textOf(current.clientId()));
    tenant.set(textOf(current.tenant()));
    clientIdProblem = problem(clientId, Setting.CLIENT_ID.kind()::accepts, "clientId.invalid");
    tenantProblem =
        problem(tenant, Setting.TENANT.kind()::accepts, "tenant.invalid");
    invalid = clientIdProblem.isNotEmpty().or(tenantProblem.isNotEmpty());
  }

  public ObjectProperty<ThemeChoice> themeProperty() {
    return theme;
  }

  /** Application (client) id; blank for the default one. */
  public StringProperty clientIdProperty() {
    return clientId;
  }

  /** Tenant id or domain; blank for the account's own tenant. */
  public StringProperty tenantProperty() {
    return tenant;
  }

  /** What is wrong with the client id, or empty. */
  public StringBinding clientIdProblem() {
    return clientIdProblem;
  }

  /** What is wrong with the tenant, or empty. */
  public StringBinding tenantProblem() {
    return tenantProblem;
  }

  /** Whether the settings cannot be saved as they are. */
  public BooleanBinding invalid() {
    return invalid;
  }

  /** What is wrong with the settings file, or empty. */
  public String storeProblem() {
    return store
        .problem()
        .map(
            problem ->
                switch (problem) {
                  case SettingsProblem.Unreadable(var file, var kept) ->
                      MessageFormat.format(messages.getString("problem.unreadable"), file, kept);
                  case SettingsProblem.LeftAlone(var file) ->
                      MessageFormat.format(messages.getString("problem.leftAlone"), file);
                  case SettingsProblem.ValuesIgnored(var file, var names) ->
                      MessageFormat.format(
                          messages.getString("problem.valuesIgnored"), file, String.join(", ", names));
                  case SettingsProblem.NotSaved(var file) ->
                      MessageFormat.format(messages.getString("problem.notSaved"), file);
                })
        .orElse("");
  }

  /** Gives the settings to the store; does nothing while they are invalid. */
  public void save() {
    if (!invalid.get()) {
      store.change(before ->
              before
                  .with(Setting.THEME, theme.get())
                  .with(Setting.CLIENT_ID, textOf(valueOf(clientId)))
                  .with(Setting.TENANT, textOf(valueOf(tenant))));
    }
  }

  private StringBinding problem(StringProperty text, Predicate<String> valid, String key) {
    return Bindings.createStringBinding(
        () -> {
          String value = valueOf(text);
          return value == null || valid.test(value) ? "" : messages.getString(key);
        },
        text);
  }

  private static String textOf(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static @Nullable String valueOf(StringProperty text) {
    String value = text.get();
    return value == null || value.isBlank() ? null : value.strip();
  }
}
