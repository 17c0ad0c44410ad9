package org.cloudpcdesk.sample;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something that goes wrong with one request, on a test's wish. */
public sealed interface Fault {

  /** What 429 says about when to come back; a date is on the tenant's clock. */
  enum RetryAfter {
    SECONDS,
    HTTP_DATE,
    /** Nothing, as some device management calls do. */
    MISSING
  }

  /** The answer is held back; whatever else is to go wrong still does. */
  record Latency(Duration duration) implements Fault {}

  /** 429 before anything was done. */
  record Throttled(RetryAfter form, int seconds) implements Fault {}

  /**
   * A refusal by the server.
   *
   * @param afterTheAct whether what was asked for was done all the same
   * @param retryAfterSeconds null for no header
   */
  record ServerError(int status, boolean afterTheAct, @Nullable Integer retryAfterSeconds) implements Fault {
    public ServerError(int status, boolean afterTheAct) {
      this(status, afterTheAct, null);
    }
  }

  /**
   * The connection breaks without an answer.
   *
   * @param afterTheAct whether what was asked for was done all the same
   */
  record Dropped(boolean afterTheAct) implements Fault {}

  /** The connection breaks in the middle of the body. */
  record Truncated() implements Fault {}

  /** A page of a proxy or a gateway in the place of the body, still called JSON. */
  record NotJson() implements Fault {}

  /** The right body under a wrong content type. */
  record WrongContentType(String contentType) implements Fault {}

  /**
   * Every token issued so far is revoked, and this request is answered 401.
   *
   * @param claims base64 text of a claims challenge, or null for an ordinary 401
   */
  record TokenRevoked(@Nullable String claims) implements Fault {}

  /**
   * This request is answered 401 with a claims challenge, and so is every later one whose token was not asked for with
   * these claims. A client that did not declare the capability cp1 gets an ordinary 401.
   *
   * @param claims JSON of the claims request
   * @param byPerson whether somebody must sign in for it; otherwise a refresh token is enough
   */
  record ClaimsDemanded(String claims, boolean byPerson) implements Fault {}

  /** 403 with this code and message, as when the signed-in person has no role. */
  record Forbidden(String code, String message) implements Fault {}

  /** A page without rows that still has its link to the next. */
  record EmptyPage() implements Fault {}

  /** The first and the last row of the page come once more at its end. */
  record RepeatedIds() implements Fault {}

  /** {@code @odata.count} is another number. */
  record ChangedCount(long count) implements Fault {}

  /** The next page is said to be on another host. */
  record ForeignNextLink(URI otherRoot) implements Fault {}

  /** The first row's member has a text that no schema names, or an impossible date. */
  record Text(String member, String text) implements Fault {
    /** A state that nobody has heard of. */
    public static Text unknownStatus() {
      return new Text("status", "hibernatingOnTheMoon");
    }

    /** The date that Microsoft's own samples print. */
    public static Text impossibleDate(String member) {
      return new Text(member, "2020-11-010T20:00:34Z");
    }
  }

  /** The enumeration members of every row begin with a capital, as live answers print them now and then. */
  record PascalCase() implements Fault {}

  /** Every row lacks these members. */
  record MissingMembers(Set<String> members) implements Fault {}

  /** Every row has members that no schema names. */
  record ExtraMembers() implements Fault {}
}
