package org.cloudpcdesk.secrecy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test class that writes secrets into files itself, as its subject: they are not searched. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface HandlesSecrets {
  /** Which, and why. */
  String value();
}
