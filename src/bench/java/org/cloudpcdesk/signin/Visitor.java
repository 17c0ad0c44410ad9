package org.cloudpcdesk.signin;

import java.io.IOException;
import java.net.URI;

/**
 * Opens a page as a browser would, and signs in there as the account that is named behind it. For benchmarks of the installed
 * program.
 */
public final class Visitor {

  private Visitor() {}

  public static void main(String[] arguments) throws IOException {
    PersonAtBrowser.choosing(arguments[1]).open(URI.create(arguments[0]));
  }
}
