package org.cloudpcdesk.app;

import org.cloudpcdesk.app.process.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} answers. Apart from the version itself, which the window reads without picocli. */
final class VersionText implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"Cloud PC Desk " + Version.current()};
  }
}
