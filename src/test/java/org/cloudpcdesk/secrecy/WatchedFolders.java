package org.cloudpcdesk.secrecy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** Makes every temporary folder of the tests, so that what is written there can be searched before it is deleted. */
public final class WatchedFolders implements TempDirFactory {

  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
    Path folder = Files.createTempDirectory("junit-");
    boolean handlesSecrets =
        context.getTestClass().filter(type -> type.isAnnotationPresent(HandlesSecrets.class)).isPresent();
    if (!handlesSecrets) {
      SecretWatch.of(context).add(folder);
    }
    return folder;
  }
}
