package org.cloudpcdesk.platform;

import java.nio.file.Path;
import java.time.Duration;

/** A process of its own that claims a data directory and says on its output what became of it. */
final class InstanceChild {
  private InstanceChild() {}

  /** @param args the data directory and the message */
  public static void main(String[] args) throws Exception {
    switch (SingleInstance.claim(Path.of(args[0]), args[1], Duration.ofSeconds(5), Time.system())) {
      case SingleInstance.Claim.First(SingleInstance first) -> {
        first.listen(message -> System.out.println("heard " + message));
        System.out.println("first");
        // Until it is killed, or its input is closed.
        int unused = System.in.read();
        first.close();
      }
      case SingleInstance.Claim.HandedOver() -> System.out.println("handed over");
      case SingleInstance.Claim.NoAnswer() -> System.out.println("no answer");
    }
  }
}
