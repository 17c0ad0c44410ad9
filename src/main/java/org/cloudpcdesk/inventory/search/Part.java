package org.cloudpcdesk.inventory.search;

import java.util.List;
import org.cloudpcdesk.inventory.query.Fold;
import org.cloudpcdesk.model.CloudPc;

/** The texts that are a row's own, hardly ever another's. */
enum Part {
  DEVICE {
    @Override
    String of(CloudPc pc) {
      return Fold.fold(pc.deviceLabel());
    }
  },
  USER {
    @Override
    String of(CloudPc pc) {
      return Fold.fold(pc.personLabel());
    }
  },
  NAME {
    @Override
    String of(CloudPc pc) {
      return Fold.fold(pc.displayName());
    }
  },
  ID {
    @Override
    String of(CloudPc pc) {
      return Fold.fold(pc.id());
    }
  },
  INTUNE_ID {
    @Override
    String of(CloudPc pc) {
      return Fold.fold(pc.managedDeviceId());
    }
  },
  ENTRA_ID {
    @Override
    String of(CloudPc pc) {
      return Fold.fold(pc.aadDeviceId());
    }
  };

  /** Those that a word without a field is looked for in. */
  static final List<Part> ANYWHERE = List.of(DEVICE, USER, NAME, ID);

  /** The folded text; empty when there is none. */
  abstract String of(CloudPc pc);
}
