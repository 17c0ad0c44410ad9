package org.cloudpcdesk.signin;

import java.security.GeneralSecurityException;
import org.cloudpcdesk.platform.SecretProtector;

/** Makes secrets unreadable and notices a change, as the systems' own protection does; protects from nobody. */
final class XorProtector implements SecretProtector {
  private static final byte MARK = 0x5a;

  @Override
  public byte[] protect(byte[] plain) {
    byte[] sealed = new byte[plain.length + 1];
    sealed[0] = MARK;
    for (int i = 0; i < plain.length; i++) {
      sealed[i + 1] = (byte) (plain[i] ^ MARK);
    }
    return sealed;
  }

  @Override
  public byte[] unprotect(byte[] sealed) throws GeneralSecurityException {
    if (sealed.length == 0 || sealed[0] != MARK) {
      throw new GeneralSecurityException("sealed by somebody else");
    }
    byte[] plain = new byte[sealed.length - 1];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = (byte) (sealed[i + 1] ^ MARK);
    }
    return plain;
  }
}
