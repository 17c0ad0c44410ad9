package org.cloudpcdesk.inventory.changes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcChange;
import org.cloudpcdesk.model.CloudPcChange.Member;
import org.cloudpcdesk.model.Difference;
import org.jspecify.annotations.Nullable;

/** Puts together what became of each Cloud PC from the steps that were written down. */
final class EarlierChanges {

  /** The steps of one Cloud PC so far. */
  private static final class Steps {
    private final boolean wasThere;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private CloudPcChange.Kind last;
    private Instant at;

    Steps(CloudPcChange first) {
      wasThere = first.kind() != CloudPcChange.Kind.ADDED;
      last = first.kind();
      at = first.at();
    }

    void add(CloudPcChange step) {
      last = step.kind();
      at = step.at();
      // What a member was before the first of its steps counts.
      step.members().forEach(member -> members.putIfAbsent(member.name(), member));
    }

    @Nullable Change change(@Nullable CloudPc known) {
      if (known == null) {
        return null;
      }
      CloudPc before = wasThere ? Difference.undo(known, List.copyOf(members.values())) : null;
      boolean gone = last == CloudPcChange.Kind.REMOVED;
      return Change.between(before, gone ? null : known, known, at);
    }
  }

  private EarlierChanges() {}

  /**
   * One change for each Cloud PC that is otherwise than it was, the oldest first.
   *
   * @param newestFirst all that happened since a moment
   * @param known each Cloud PC as it was after all of it
   */
  static List<Change> of(List<CloudPcChange> newestFirst, Map<String, CloudPc> known) {
    LinkedHashMap<String, Steps> byId = new LinkedHashMap<>();
    for (CloudPcChange step : newestFirst.reversed()) {
      Steps steps = byId.computeIfAbsent(step.id(), first -> new Steps(step));
      steps.add(step);
      // The latest to change comes last.
      byId.putLast(step.id(), steps);
    }
    List<Change> changes = new ArrayList<>();
    byId.forEach(
        (id, steps) -> {
          Change change = steps.change(known.get(id));
          if (change != null) {
            changes.add(change);
          }
        });
    return changes;
  }
}
