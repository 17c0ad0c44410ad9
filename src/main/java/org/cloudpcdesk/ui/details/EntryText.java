package org.cloudpcdesk.ui.details;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudpcdesk.graph.RequestLog;
import org.cloudpcdesk.model.AuditEvent;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcChange;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.model.GraphTime;
import org.cloudpcdesk.model.RemoteActionResult;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.StatusLook;
import org.cloudpcdesk.ui.common.TimeText;
import org.jspecify.annotations.Nullable;

/** What came from the service as lines of a section. Any thread. */
final class EntryText {
  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();

  private final Messages messages = Messages.of(EntryText.class);
  private final TimeText times;

  EntryText(TimeText times) {
    this.times = times;
  }

  /** A moment in local time; one that is no date as it came. */
  String moment(@Nullable GraphTime time) {
    return time == null ? "" : time.instant().map(times::exact).orElse(time.text());
  }

  Entry action(RemoteActionResult action) {
    CloudPc.StatusDetail detail = action.statusDetail();
    return new Entry(
        messages.text("action.title", orUnknown(action.actionName()), orUnknown(action.actionState())),
        lines(
            pattern("action.started", moment(action.started())),
            pattern("action.updated", moment(action.lastUpdated())),
            detail == null ? "" : orEmpty(detail.code()),
            detail == null ? "" : orEmpty(detail.message())));
  }

  /** What happened, when, and each thing that became otherwise: what it was and what it is. */
  Entry change(CloudPcChange change) {
    String title =
        messages.text("changes.title", messages.text("changes.kind", change.kind()), times.exact(change.at()));
    // It changes with each of the others.
    List<CloudPcChange.Member> telling =
        change.members().stream().filter(member -> Field.named(member.name()) != Field.MODIFIED).toList();
    List<CloudPcChange.Member> told = telling.isEmpty() ? change.members() : telling;
    return new Entry(title, lines(told.stream().map(this::member).toArray(String[]::new)));
  }

  private String member(CloudPcChange.Member member) {
    Field field = Field.named(member.name());
    String name = field == null ? member.name() : messages.text("field", field);
    return messages.text("changes.line", name, value(field, member.before()), value(field, member.after()));
  }

  private String value(@Nullable Field field, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      return messages.text("changes.none");
    }
    if (field == Field.STATUS) {
      return StatusLook.words(CloudPcStatus.of(text));
    }
    return field != null && field.isMoment() ? moment(GraphTime.of(text)) : text;
  }

  Entry audit(AuditEvent event) {
    String title = event.displayName() == null ? event.activity() : event.displayName();
    return new Entry(
        messages.text("audit.title", orUnknown(title), orUnknown(event.result())),
        lines(
            moment(event.at()),
            pattern("audit.actor", orEmpty(event.actor())),
            pattern("audit.correlation", orEmpty(event.correlationId()))));
  }

  Entry request(RequestLog.Entry request) {
    String path = RequestCopies.pathAndQuery(request.url());
    long millis = request.took().toMillis();
    String title =
        request.status() == 0
            ? messages.text("request.title.unanswered", request.method(), path, millis)
            : messages.text("request.title", request.method(), path, Integer.toString(request.status()), millis);
    return new Entry(
        title,
        lines(
            times.exact(request.at()),
            orEmpty(request.failure()),
            pattern("failure.requestId", orEmpty(request.requestId())),
            pattern("failure.clientRequestId", request.clientRequestId())));
  }

  /** JSON with line breaks; a text that is no JSON stays as it came. */
  static String pretty(String json) {
    try {
      return PRETTY.toJson(JsonParser.parseString(json));
    } catch (JsonParseException notJson) {
      return json;
    }
  }

  private String pattern(String key, String value) {
    return value.isEmpty() ? "" : messages.text(key, value);
  }

  private String orUnknown(@Nullable String text) {
    return text == null || text.isBlank() ? messages.text("unknown") : text;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String lines(String... lines) {
    return Stream.of(lines).filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
  }
}
