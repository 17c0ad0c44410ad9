package org.cloudpcdesk.app;

/** The program's entry point. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.out.println(Main.class.getModule() + " " + String.join("|", args) + " " + javafx.scene.control.Button.class.getModule());
  }
}
