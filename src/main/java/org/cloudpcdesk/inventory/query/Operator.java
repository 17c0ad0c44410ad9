package org.cloudpcdesk.inventory.query;

/** What stands between a field's name and its value. */
public enum Operator {
  /** Texts: has it in it. Days: on it. */
  HAS(":"),
  EQUAL("="),
  AT_MOST("<="),
  LESS("<"),
  AT_LEAST(">="),
  MORE(">");

  private final String sign;

  Operator(String sign) {
    this.sign = sign;
  }

  /** As it is written in a query. */
  public String sign() {
    return sign;
  }

  boolean isOrder() {
    return this != HAS && this != EQUAL;
  }

  boolean isLess() {
    return this == LESS || this == AT_MOST;
  }

  boolean includesEdge() {
    return this == AT_MOST || this == AT_LEAST;
  }
}
