package org.cloudpcdesk.app.terminal;

import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.net.URLStreamHandlerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Refuses web addresses to a process that is not to use the network. It also spares such a process a search through all jars
 * for somebody who handles them, which the JDK's ciphers begin when they are first used ({@code javax.crypto.JceSecurity}
 * makes a URL).
 */
final class NoNetwork extends URLStreamHandler implements URLStreamHandlerFactory {

  @Override
  public @Nullable URLStreamHandler createURLStreamHandler(String protocol) {
    return protocol.equals("http") || protocol.equals("https") ? this : null;
  }

  @Override
  protected URLConnection openConnection(URL url) throws IOException {
    throw new IOException("this process does not use the network");
  }
}
