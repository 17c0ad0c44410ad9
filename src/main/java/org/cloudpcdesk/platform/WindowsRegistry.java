package org.cloudpcdesk.platform;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinReg;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Windows' own registry. Loads native code at its first use. */
final class WindowsRegistry implements RegistryPolicy.Registry {

  @Override
  public Optional<Map<String, Object>> values(String key) throws IOException {
    try {
      return Advapi32Util.registryKeyExists(WinReg.HKEY_LOCAL_MACHINE, key)
          ? Optional.of(Advapi32Util.registryGetValues(WinReg.HKEY_LOCAL_MACHINE, key))
          : Optional.empty();
    } catch (Win32Exception | LinkageError refused) {
      throw new IOException("the registry key " + key + " cannot be read", refused);
    }
  }
}
