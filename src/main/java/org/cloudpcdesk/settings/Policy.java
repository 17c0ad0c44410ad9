package org.cloudpcdesk.settings;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cloudpcdesk.platform.PolicySource;
import org.cloudpcdesk.settings.Setting.By;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What whoever looks after this computer laid down, and the user cannot change. A policy that cannot be followed in full
 * allows looking only, until it is mended: what it forbids is not known. Immutable.
 */
public final class Policy {
  private static final Logger LOG = LoggerFactory.getLogger(Policy.class);

  /** Nobody laid anything down. */
  public static final Policy NONE = new Policy(Settings.DEFAULTS, Map.of(), List.of());

  private final Settings values;
  private final Map<Setting<?>, String> places;
  private final List<PolicyProblem> problems;

  private Policy(Settings values, Map<Setting<?>, String> places, List<PolicyProblem> problems) {
    this.values = values;
    this.places = Map.copyOf(places);
    this.problems = List.copyOf(problems);
  }

  /**
   * Reads all sources. Blocks while it does.
   *
   * @param sources the weaker first: where two set the same, the later one holds
   */
  public static Policy read(List<? extends PolicySource> sources) {
    Settings values = Settings.DEFAULTS;
    Map<Setting<?>, String> places = new HashMap<>();
    List<PolicyProblem> problems = new ArrayList<>();
    for (PolicySource source : sources) {
      try {
        Optional<JsonObject> document = source.read();
        if (document.isPresent()) {
          values = take(source.place(), document.get(), values, places, problems);
        }
      } catch (IOException unreadable) {
        LOG.error("the policy at {} cannot be read", source.place(), unreadable);
        problems.add(new PolicyProblem.Unreadable(source.place()));
      }
    }
    if (places.containsKey(Setting.PROXY)
        && values.proxy() == ProxyMode.MANUAL
        && !places.containsKey(Setting.PROXY_ADDRESS)) {
      problems.add(new PolicyProblem.NotUsable(places.get(Setting.PROXY), List.of(Setting.PROXY_ADDRESS.name())));
    }
    if (!problems.isEmpty()) {
      values = values.with(Setting.READ_ONLY, true);
      places.put(Setting.READ_ONLY, problems.getFirst().place());
    }
    LOG.info("policy: manages {}, problems {}", places.keySet(), problems);
    return new Policy(values, places, problems);
  }

  private static Settings take(
      String place,
      JsonObject document,
      Settings before,
      Map<Setting<?>, String> places,
      List<PolicyProblem> problems) {
    Settings values = before;
    List<String> notUsable = new ArrayList<>();
    Set<Setting<?>> seen = new HashSet<>();
    for (Map.Entry<String, JsonElement> member : document.entrySet()) {
      Optional<Setting<?>> setting = named(member.getKey());
      Settings next = values;
      Optional<Settings> taken = setting.flatMap(known -> SettingsJson.take(next, known, member.getValue()));
      if (taken.isPresent() && seen.add(setting.get())) {
        values = taken.get();
        places.put(setting.get(), place);
      } else {
        notUsable.add(member.getKey());
      }
    }
    if (!notUsable.isEmpty()) {
      LOG.error("the policy at {} lays down what cannot be followed: {}", place, notUsable);
      problems.add(new PolicyProblem.NotUsable(place, List.copyOf(notUsable)));
    }
    return values;
  }

  /** In any case, as Windows' registry has names. */
  private static Optional<Setting<?>> named(String name) {
    return Setting.all().stream()
        .filter(setting -> setting.by() != By.USER && setting.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /** Where a setting is laid down; nothing when the user has the say. */
  public Optional<String> place(Setting<?> setting) {
    return Optional.ofNullable(places.get(setting));
  }

  public boolean manages(Setting<?> setting) {
    return places.containsKey(setting);
  }

  /** Why the policy cannot be followed; empty when it can. */
  public List<PolicyProblem> problems() {
    return problems;
  }

  /** What holds: the user's settings, with what is laid down in place of theirs. */
  public Settings over(Settings own) {
    return replaced(own, values);
  }

  /** A change without its say in what is laid down: there the user's own settings stay what they were. */
  Settings undone(Settings changed, Settings own) {
    return replaced(changed, own);
  }

  private Settings replaced(Settings of, Settings by) {
    Settings result = of;
    for (Setting<?> setting : places.keySet()) {
      result = result.withThatOf(by, setting);
    }
    return result;
  }
}
