package org.cloudpcdesk.ui.common;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a part of a window when it is first asked for, once. Used on the UI thread. */
public final class Late<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private @Nullable T made;

  public Late(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public T get() {
    T part = made;
    if (part == null) {
      part = maker.get();
      made = part;
    }
    return part;
  }
}
