package org.cloudpcdesk.platform;

import com.sun.jna.platform.win32.Crypt32Util;
import com.sun.jna.platform.win32.Win32Exception;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;

/** What this computer has to protect secrets with. */
public final class SecretProtectors {
  /** DPAPI's flag that forbids it to ask anybody anything (CryptProtectData, {@code CRYPTPROTECT_UI_FORBIDDEN}). */
  private static final int NO_QUESTIONS = 1;

  /** Keeps apart what other programs of the same user have protected; no secret. */
  private static final byte[] ENTROPY = "Cloud PC Desk".getBytes(StandardCharsets.US_ASCII);

  private static final int KEY_BYTES = 32;
  private static final String PLACE = "secret of Cloud PC Desk";

  private SecretProtectors() {}

  /**
   * On Windows the Data Protection API: Windows keeps the key, bound to the user's account. Elsewhere a key in the file
   * {@code owner.key} of the data directory, which only the owner may read: that keeps out other users of the computer,
   * but nobody who can read the owner's files.
   */
  public static SecretProtector ofThisSystem(Path dataDirectory) {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")
        ? new Dpapi()
        : new OwnerKey(dataDirectory.resolve("owner.key"));
  }

  private static final class Dpapi implements SecretProtector {
    @Override
    public byte[] protect(byte[] plain) throws GeneralSecurityException {
      try {
        return Crypt32Util.cryptProtectData(plain, ENTROPY, NO_QUESTIONS, null, null);
      } catch (Win32Exception refused) {
        throw new GeneralSecurityException("Windows did not protect the secret", refused);
      }
    }

    @Override
    public byte[] unprotect(byte[] sealed) throws GeneralSecurityException {
      try {
        return Crypt32Util.cryptUnprotectData(sealed, ENTROPY, NO_QUESTIONS, null);
      } catch (Win32Exception refused) {
        throw new GeneralSecurityException("Windows does not give the secret to this account", refused);
      }
    }
  }

  /** A key in a file. It is made when something is protected for the first time. */
  static final class OwnerKey implements SecretProtector {
    private final Path file;

    OwnerKey(Path file) {
      this.file = file;
    }

    @Override
    public byte[] protect(byte[] plain) throws GeneralSecurityException {
      try {
        if (!Files.exists(file)) {
          make();
        }
        return sealer().seal(plain, PLACE);
      } catch (IOException failed) {
        throw new GeneralSecurityException("the key file " + file + " cannot be had", failed);
      }
    }

    @Override
    public byte[] unprotect(byte[] sealed) throws GeneralSecurityException {
      try {
        return sealer().open(sealed, PLACE);
      } catch (IOException failed) {
        throw new GeneralSecurityException("the key file " + file + " cannot be read", failed);
      }
    }

    private void make() throws IOException {
      byte[] key = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(key);
      try {
        OwnerOnly.create(file, key);
      } catch (FileAlreadyExistsException madeMeanwhile) {
        // Another process was faster; its key is as good.
      }
    }

    private Sealer sealer() throws IOException, GeneralSecurityException {
      byte[] key = OwnerOnly.read(file);
      if (key.length != KEY_BYTES) {
        throw new GeneralSecurityException("the key file " + file + " is damaged");
      }
      return new Sealer(new SecretKeySpec(key, "AES"));
    }
  }
}
