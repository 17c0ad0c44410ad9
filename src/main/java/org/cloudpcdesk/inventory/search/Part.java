package org.cloudpcdesk.inventory.search;

import java.util.List;
import org.cloudpcdesk.model.CloudPc;
import org.jspecify.annotations.Nullable;

/** The texts that are a row's own, hardly ever another's. */
enum Part {
  DEVICE {
    @Override
    @Nullable String of(CloudPc pc) {
      return pc.deviceLabel();
    }
  },
  USER {
    @Override
    @Nullable String of(CloudPc pc) {
      return pc.personLabel();
    }
  },
  NAME {
    @Override
    @Nullable String of(CloudPc pc) {
      return pc.displayName();
    }
  },
  ID {
    @Override
    @Nullable String of(CloudPc pc) {
      return pc.id();
    }
  },
  INTUNE_ID {
    @Override
    @Nullable String of(CloudPc pc) {
      return pc.managedDeviceId();
    }
  },
  ENTRA_ID {
    @Override
    @Nullable String of(CloudPc pc) {
      return pc.aadDeviceId();
    }
  };

  /** Those that a word without a field is looked for in. */
  static final List<Part> ANYWHERE = List.of(DEVICE, USER, NAME, ID);

  /** The text as the service spells it, or null when there is none. */
  abstract @Nullable String of(CloudPc pc);
}
