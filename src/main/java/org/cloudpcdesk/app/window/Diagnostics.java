package org.cloudpcdesk.app.window;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cloudpcdesk.app.process.Version;
import org.cloudpcdesk.diagnostics.Bundle;
import org.cloudpcdesk.diagnostics.BundleMaker;
import org.cloudpcdesk.diagnostics.PersonalText;
import org.cloudpcdesk.graph.RequestLog;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.settings.SettingsStore;
import org.cloudpcdesk.ui.common.Session;
import org.jspecify.annotations.Nullable;

/** Hands the diagnostics room what this program knows: versions, logs, requests, and every name that must not show. */
final class Diagnostics {

  private Diagnostics() {}

  /**
   * Blocks while it reads.
   *
   * @param session the one that is open, or null
   */
  static Bundle gather(SettingsStore settings, Path dataDirectory, @Nullable Session session) {
    List<RequestLog.Entry> requests = session == null ? List.of() : session.requests().recent();
    return BundleMaker.make(
        new BundleMaker.Sources(
            versions(), settings, dataDirectory.resolve("logs"), requests, session == null ? own() : names(session)));
  }

  private static Map<String, String> versions() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("Cloud PC Desk", Version.current());
    for (String name :
        List.of("java.vm.name", "java.runtime.version", "javafx.runtime.version", "os.name", "os.version", "os.arch")) {
      versions.put(name, String.valueOf(System.getProperty(name)));
    }
    versions.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
    versions.put("memory at most", Runtime.getRuntime().maxMemory() / (1024 * 1024) + " MB");
    return versions;
  }

  private static List<PersonalText> own() {
    return List.of(new PersonalText("account", System.getProperty("user.name", "")));
  }

  private static List<PersonalText> names(Session session) {
    List<PersonalText> names = new ArrayList<>(own());
    Account account = session.account();
    add(names, "person", account.displayName());
    add(names, "user", account.username());
    add(names, "tenant", account.tenantName());
    add(names, "tenant", account.tenantDisplayName());
    for (Inventory.Row row : session.inventory().snapshot().rows()) {
      CloudPc pc = row.pc();
      add(names, "user", pc.userPrincipalName());
      add(names, "person", beforeAt(pc.userPrincipalName()));
      add(names, "device", pc.managedDeviceName());
      add(names, "device", pc.displayName());
    }
    return names;
  }

  /** Some messages name people by this part alone. */
  private static @Nullable String beforeAt(@Nullable String address) {
    int at = address == null ? -1 : address.indexOf('@');
    return address == null || at < 0 ? null : address.substring(0, at);
  }

  private static void add(List<PersonalText> names, String kind, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      names.add(new PersonalText(kind, text));
    }
  }
}
