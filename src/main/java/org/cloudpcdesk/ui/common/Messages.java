package org.cloudpcdesk.ui.common;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The texts of one screen: its {@code messages.properties}, with {@link MessageFormat} patterns filled in. A key that
 * does not exist is a fault of the program and fails. Immutable, any thread.
 */
public final class Messages {
  private final ResourceBundle bundle;
  private final Locale locale;

  private Messages(ResourceBundle bundle, Locale locale) {
    this.bundle = bundle;
    this.locale = locale;
  }

  /** The texts beside a class. */
  public static Messages of(Class<?> home) {
    return new Messages(Fxml.messages(home), Locale.getDefault());
  }

  /** A text without parameters, exactly as it stands in the bundle. */
  public String text(String key) {
    return bundle.getString(key);
  }

  /** A pattern with its parameters; numbers and dates are written the locale's way. */
  public String text(String key, Object... parameters) {
    return new MessageFormat(bundle.getString(key), locale).format(parameters);
  }

  /** The text of one constant: key {@code prefix.NAME}. */
  public String text(String prefix, Enum<?> constant) {
    return bundle.getString(prefix + "." + constant.name());
  }
}
