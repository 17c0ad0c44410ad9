package org.cloudpcdesk.secrecy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Stands behind every test and fails it when a secret was logged, written or shown while it ran. JUnit finds it by itself
 * ({@code junit-platform.properties}).
 */
public final class SecretWatch
    implements BeforeEachCallback, AfterTestExecutionCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
  private static final String WINDOWS = "ui";

  static Watch of(ExtensionContext context) {
    return context.getRoot().getStore(Namespace.GLOBAL).computeIfAbsent(Watch.class, key -> new Watch(), Watch.class);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    of(context).listen();
  }

  /** The windows are still open here. */
  @Override
  public void afterTestExecution(ExtensionContext context) throws Exception {
    if (context.getTags().contains(WINDOWS)) {
      tell(of(context).windows().leaks());
    }
  }

  /** The program was closed, and its files are still there. */
  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    tell(found(of(context)));
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    Watch watch = of(context);
    if (context.getTags().contains(WINDOWS)) {
      watch.windowClassEnded();
    }
    tell(found(watch));
  }

  private static List<String> found(Watch watch) throws Exception {
    List<String> leaks = new ArrayList<>(watch.log().leaks());
    leaks.addAll(watch.leaksInFiles());
    return leaks;
  }

  private static void tell(List<String> leaks) {
    if (!leaks.isEmpty()) {
      throw new AssertionError("Secrets got out:\n" + String.join("\n", leaks));
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Watch.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return of(context);
  }
}
