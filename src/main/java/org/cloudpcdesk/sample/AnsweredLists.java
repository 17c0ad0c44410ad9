package org.cloudpcdesk.sample;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cloudpcdesk.sample.world.Pc;
import org.jspecify.annotations.Nullable;

/**
 * The pages that were answered since the tenant last changed: who reads a list mostly reads it again, and the service
 * this tenant stands for does not become slow when asked twice. Only what is sent packed, which takes little room.
 * Thread-safe.
 */
final class AnsweredLists {
  /** 200,000 Cloud PCs, as this program pages them. */
  private static final int MOST = 1_000;

  private record Question(String root, String target, boolean allMembers) {
    static Question of(Call call) {
      return new Question(call.root(), call.target(), call.wantsUnknownEnumMembers());
    }
  }

  private final Map<Question, Reply> replies = new HashMap<>();
  private List<Pc> of = List.of();

  /** @param rows of the tenant now: another list once anything in it changed */
  synchronized @Nullable Reply find(List<Pc> rows, Call call) {
    return isOf(rows) ? replies.get(Question.of(call)) : null;
  }

  synchronized void keep(List<Pc> rows, Call call, Reply reply) {
    if (!isOf(rows)) {
      replies.clear();
      of = rows;
    }
    if (call.acceptsGzip() && replies.size() < MOST) {
      replies.put(Question.of(call), reply);
    }
  }

  @SuppressWarnings("ReferenceEquality") // The world makes a new list for each change.
  private boolean isOf(List<Pc> rows) {
    return of == rows;
  }
}
