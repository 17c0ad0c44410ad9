package org.cloudpcdesk.settings;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The user's settings under a policy. Everybody but the file reads and changes settings here, so that a policy holds
 * wherever a setting is used, whatever the user's file says. Thread-safe.
 */
public final class ManagedSettings implements SettingsStore {
  private final SettingsStore own;
  private final Policy policy;

  public ManagedSettings(SettingsStore own, Policy policy) {
    this.own = own;
    this.policy = policy;
  }

  @Override
  public Settings current() {
    return policy.over(own.current());
  }

  /** What the policy lays down stays; the user's own value of it too, for the day the policy is gone. */
  @Override
  public void change(UnaryOperator<Settings> change) {
    own.change(before -> policy.undone(change.apply(policy.over(before)), before));
  }

  @Override
  public Runnable listen(Consumer<Settings> listener) {
    return own.listen(changed -> listener.accept(policy.over(changed)));
  }

  @Override
  public Optional<SettingsProblem> problem() {
    return own.problem();
  }

  @Override
  public Policy policy() {
    return policy;
  }
}
