package org.cloudpcdesk.inventory.changes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every {@link Change} since the administrator last looked. Immutable. */
public final class News {
  public static final News NONE = new News(Map.of());

  private final Map<String, Change> changes;

  News(Map<String, Change> changes) {
    this.changes = changes;
  }

  /** What became of a Cloud PC, or null when it is as it was. */
  public @Nullable Change of(String id) {
    return changes.get(id);
  }

  public int size() {
    return changes.size();
  }

  /** The latest first. */
  public List<Change> latestFirst() {
    List<Change> all = new ArrayList<>(changes.values());
    Collections.reverse(all);
    return Collections.unmodifiableList(all);
  }

  /** With these in the place of what was told of the same ids before; null takes one away. */
  News with(Collection<String> ids, Function<String, @Nullable Change> change) {
    Map<String, Change> next = new LinkedHashMap<>(changes);
    for (String id : ids) {
      Change told = change.apply(id);
      next.remove(id);
      if (told != null) {
        next.put(id, told);
      }
    }
    return new News(Collections.unmodifiableMap(next));
  }
}
