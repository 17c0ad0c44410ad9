package org.cloudpcdesk.app.window;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.cloudpcdesk.inventory.OfflineCopy.Trouble;
import org.cloudpcdesk.platform.Network;
import org.cloudpcdesk.settings.PolicyProblem;
import org.cloudpcdesk.settings.SettingsProblem;
import org.cloudpcdesk.settings.SettingsStore;
import org.cloudpcdesk.store.StoreException;
import org.cloudpcdesk.store.StoreProblem;
import org.cloudpcdesk.ui.common.Messages;

/** Says in sentences what is wrong with this computer: policy, clock, settings, offline store. Thread-safe. */
final class Troubles {
  private final Messages messages = Messages.of(Troubles.class);
  private final SettingsStore settings;
  private final Network network;

  Troubles(SettingsStore settings, Network network) {
    this.settings = settings;
    this.network = network;
  }

  /** What is wrong now, the policy's trouble first: it takes rights away. */
  Optional<String> now() {
    return settings.policy().problems().stream()
        .findFirst()
        .map(this::describe)
        .or(() -> network.clock().off().map(this::describe))
        .or(() -> settings.problem().map(this::describe));
  }

  private String describe(Duration clockOff) {
    return messages.text(clockOff.isNegative() ? "clock.behind" : "clock.ahead", clockOff.abs().toMinutes());
  }

  private String describe(PolicyProblem problem) {
    return switch (problem) {
      case PolicyProblem.Unreadable(String place) -> messages.text("policy.unreadable", place);
      case PolicyProblem.NotUsable(String place, var names) ->
          messages.text("policy.notUsable", place, String.join(", ", names));
    };
  }

  private String describe(SettingsProblem problem) {
    return switch (problem) {
      case SettingsProblem.Unreadable(Path _, Path kept) -> messages.text("settings.unreadable", kept);
      case SettingsProblem.LeftAlone(Path file) -> messages.text("settings.leftAlone", file);
      case SettingsProblem.ValuesIgnored(Path file, var names) ->
          messages.text("settings.valuesIgnored", file, String.join(", ", names));
      case SettingsProblem.NotSaved(Path file) -> messages.text("settings.notSaved", file);
    };
  }

  /** Why rows are not kept, or were read anew. */
  String of(Trouble trouble) {
    return switch (trouble) {
      case Trouble.Renewed(StoreProblem.Damaged(Path kept, boolean whole)) ->
          messages.text(whole ? "store.damaged" : "store.damaged.lost", kept);
      case Trouble.Renewed(StoreProblem.KeyLost(Path kept)) -> messages.text("store.keyLost", kept);
      case Trouble.Unusable(StoreException why) -> why.sentence();
    };
  }
}
