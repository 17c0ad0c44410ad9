package org.cloudpcdesk.ui.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;

/**
 * Loads a screen's FXML with its message bundle, and makes controllers only from factories registered by hand. An FXML file,
 * its controller and {@code messages.properties} share one package.
 */
public final class Fxml {
  private final Map<Class<?>, Supplier<?>> controllers = new HashMap<>();

  /** A loaded screen. */
  public record Loaded<N, C>(N root, C controller) {}

  public <C> Fxml register(Class<C> type, Supplier<C> factory) {
    controllers.put(type, factory);
    return this;
  }

  /**
   * Loads {@code name} (such as {@code Grid.fxml}) from the package of {@code home}.
   *
   * @throws IllegalStateException when the file is missing or names a controller nobody registered
   */
  public <N, C> Loaded<N, C> load(Class<?> home, String name) {
    URL file = home.getResource(name);
    if (file == null) {
      throw new IllegalStateException(home.getPackageName() + " has no " + name);
    }
    FXMLLoader loader = new FXMLLoader(file, messages(home));
    loader.setControllerFactory(this::controller);
    try {
      N root = loader.load();
      return new Loaded<>(root, loader.getController());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot load " + file, unreadable);
    }
  }

  /** The message bundle of a screen: {@code messages.properties} in its package. */
  public static ResourceBundle messages(Class<?> home) {
    return ResourceBundle.getBundle(home.getPackageName() + ".messages", home.getModule());
  }

  private Object controller(Class<?> type) {
    Supplier<?> factory = controllers.get(type);
    if (factory == null) {
      throw new IllegalStateException("no controller registered for " + type.getName());
    }
    return factory.get();
  }
}
