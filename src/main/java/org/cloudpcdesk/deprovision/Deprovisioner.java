package org.cloudpcdesk.deprovision;

import java.util.List;
import java.util.function.Consumer;
import org.cloudpcdesk.graph.CloudPcActions;
import org.cloudpcdesk.graph.CloudPcApi;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.platform.Time;

/**
 * Begins deprovision runs and keeps those of this session. The one way to a POST. Thread-safe.
 */
public final class Deprovisioner {

  /** Asks the administrator for {@code CloudPC.ReadWrite.All} if it is not granted yet. Blocks while they answer. */
  @FunctionalInterface
  public interface WriteAccess {
    /** Returns when the permission is there; throws when it was refused or the question was abandoned. */
    void ensure() throws GraphException;
  }

  public Deprovisioner(CloudPcApi api, CloudPcActions actions, WriteAccess access, Inventory inventory, Time time) {
    throw new UnsupportedOperationException();
  }

  /** Whether a Cloud PC may be chosen: it must be in its grace period and in no other run. */
  public Eligibility eligibility(CloudPc pc) {
    throw new UnsupportedOperationException();
  }

  /** What stands against deprovisioning a Cloud PC. */
  public enum Eligibility {
    ELIGIBLE,
    NOT_IN_GRACE,
    IN_MOTION,
    STATUS_UNKNOWN,
    ALREADY_RUNNING,
    READ_ONLY
  }

  /** Makes a run from what the administrator confirmed. Nothing is sent before {@link DeprovisionRun#execute}. */
  public DeprovisionRun plan(List<Target> confirmed) {
    throw new UnsupportedOperationException();
  }

  /** The runs of this session, newest first. */
  public List<DeprovisionRun> runs() {
    throw new UnsupportedOperationException();
  }

  /** Hears of each new run, on the planning thread; the returned handle takes the listener away again. */
  public Runnable listen(Consumer<DeprovisionRun> listener) {
    throw new UnsupportedOperationException();
  }
}
