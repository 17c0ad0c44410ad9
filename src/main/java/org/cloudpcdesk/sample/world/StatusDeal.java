package org.cloudpcdesk.sample.world;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Deals the first states: most Cloud PCs are provisioned, about 3 % in grace, and every rare state is there. */
final class StatusDeal {

  /** Below this many Cloud PCs the rare states would crowd out the usual ones, so they are left out. */
  private static final int ENOUGH_FOR_RARE = 100;

  private static final String[] RARE = {
    "resizing", "restoring", "movingRegion", "resizePendingLicense", "updatingSingleSignOn", "modifyingSingleSignOn",
    "refreshPolicyConfiguration", "preparing", "failoverInProgress", "failbackInProgress"
  };

  private StatusDeal() {}

  /** One state for each place in the list. */
  static String[] deal(int cloudPcs, Dice dice) {
    int[] places = new int[cloudPcs];
    Arrays.setAll(places, i -> i);
    for (int i = cloudPcs - 1; i > 0; i--) {
      int other = dice.below(i + 1);
      int held = places[i];
      places[i] = places[other];
      places[other] = held;
    }
    String[] states = new String[cloudPcs];
    Arrays.fill(states, "provisioned");
    int next = 0;
    for (Map.Entry<String, Integer> share : shares(cloudPcs).entrySet()) {
      for (int i = 0; i < share.getValue() && next < cloudPcs; i++) {
        states[places[next++]] = share.getKey();
      }
    }
    return states;
  }

  private static Map<String, Integer> shares(int cloudPcs) {
    Map<String, Integer> shares = new LinkedHashMap<>();
    shares.put("inGracePeriod", Math.max(2, cloudPcs * 3 / 100));
    shares.put("failed", cloudPcs * 15 / 1000);
    shares.put("pendingProvision", cloudPcs / 100);
    shares.put("provisioning", cloudPcs / 150);
    shares.put("provisionedWithWarnings", cloudPcs / 100);
    shares.put("notProvisioned", cloudPcs / 200);
    shares.put("deprovisioning", cloudPcs / 400);
    if (cloudPcs >= ENOUGH_FOR_RARE) {
      for (String status : RARE) {
        shares.put(status, 2);
      }
    }
    return shares;
  }
}
