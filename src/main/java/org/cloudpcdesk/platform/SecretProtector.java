package org.cloudpcdesk.platform;

import java.security.GeneralSecurityException;

/** Seals secrets so that only the same user can open them again, on the same computer. Thread-safe. */
public interface SecretProtector {

  /** @throws GeneralSecurityException when the system refuses; the message holds nothing of the secret */
  byte[] protect(byte[] plain) throws GeneralSecurityException;

  /** @throws GeneralSecurityException when this user on this computer did not seal it, or it was changed since */
  byte[] unprotect(byte[] sealed) throws GeneralSecurityException;
}
