package org.cloudpcdesk.graph;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.platform.ConnectionLoss;
import org.jspecify.annotations.Nullable;

/**
 * A request to Graph that did not bring what was asked, told by what an administrator can do about it. The message is
 * plain English for the log and never holds a token, an authorization header, a claims value or the service's own words,
 * which may quote people and devices; the words an administrator reads are chosen by {@link #kind()} in the window.
 */
public final class GraphException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, by what helps. */
  public enum Kind {
    /** 401, or no token can be had silently. */
    SIGN_IN_AGAIN,
    /** The token lacks the permission; an administrator must consent. */
    CONSENT_MISSING,
    /** 403 although the token has the permission: role, licence or policy. */
    ROLE_MISSING,
    /** 404 or 410 from Graph itself: gone, or never there. */
    NOT_FOUND,
    /** 409, 412, 423: not in this state. */
    CONFLICT,
    /** 429 to the end of patience, for a POST the first 429; or held back on this side because of others' 429. */
    THROTTLED,
    /** 5xx to the end of patience. */
    SERVICE_DOWN,
    /** No connection: name not found, refused, dropped, no route. */
    NO_NETWORK,
    /** Connected, but no answer in time. */
    TIMED_OUT,
    /** The proxy refuses or asks for credentials (407). */
    PROXY,
    /** The certificate chain is not trusted, or no common protocol. */
    TLS,
    /** An answer that is not what Graph sends: not JSON, cut off, a nextLink to another host, a proxy's own 404. */
    BAD_ANSWER,
    /** Another 4xx: a fault of this program. */
    BAD_REQUEST,
    /** Sending is switched off (read-only mode). Nothing was sent. */
    READ_ONLY,
    /** The work was cancelled on this side. */
    CANCELLED
  }

  /** How far a request certainly came: what decides whether a POST may have taken effect. */
  public enum Delivery {
    /** Never left this computer; it had no effect. */
    NOT_SENT,
    /** Left, and nobody knows whether it took effect: the target must be read before anything is sent again. */
    UNKNOWN,
    /** Answered with a refusal; it had no effect. */
    REFUSED
  }

  private final Kind kind;
  private final Delivery delivery;
  private final int httpStatus;
  private final @Nullable String code;
  private final @Nullable String serviceMessage;
  private final @Nullable String requestId;
  private final @Nullable String clientRequestId;
  private final @Nullable Duration retryAfter;
  private final @Nullable Permission permission;
  private final transient @Nullable ConnectionLoss seen;

  private GraphException(Builder from) {
    super(from.message, from.cause);
    this.kind = from.kind;
    this.delivery = from.delivery;
    this.httpStatus = from.httpStatus;
    this.code = from.code;
    this.serviceMessage = from.serviceMessage;
    this.requestId = from.requestId;
    this.clientRequestId = from.clientRequestId;
    this.retryAfter = from.retryAfter;
    this.permission = from.permission;
    this.seen = from.seen;
  }

  public static Builder of(Kind kind, String message) {
    return new Builder(kind, message);
  }

  public Kind kind() {
    return kind;
  }

  public Delivery delivery() {
    return delivery;
  }

  /** The HTTP status, or 0 when there was no answer. */
  public int httpStatus() {
    return httpStatus;
  }

  /** Graph's {@code error.code}. */
  public Optional<String> code() {
    return Optional.ofNullable(code);
  }

  /** Graph's {@code error.message}: not localised, may change, sometimes a JSON text itself. Not for the log. */
  public Optional<String> serviceMessage() {
    return Optional.ofNullable(serviceMessage);
  }

  /** The service's {@code request-id}, which Microsoft support asks for. */
  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }

  /** Our own {@code client-request-id}. */
  public Optional<String> clientRequestId() {
    return Optional.ofNullable(clientRequestId);
  }

  /** How long the service asked to wait. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** What the request's token had to carry, when a request was made. */
  public Optional<Permission> permission() {
    return Optional.ofNullable(permission);
  }

  /** What was seen of the connection, when it is that which failed. */
  public Optional<ConnectionLoss> seen() {
    return Optional.ofNullable(seen);
  }

  /** True when it is what the account or the program may do that stands against the request: more was asked than is allowed. */
  public boolean isAboutAccess() {
    return kind == Kind.CONSENT_MISSING || kind == Kind.ROLE_MISSING;
  }

  /** True when the computer or the service is out of reach, so that stored data is the best there is. */
  public boolean isOffline() {
    return kind == Kind.NO_NETWORK || kind == Kind.TIMED_OUT || kind == Kind.PROXY || kind == Kind.TLS;
  }

  /** Gathers what is known of a failure. */
  public static final class Builder {
    private final Kind kind;
    private final String message;
    private Delivery delivery = Delivery.NOT_SENT;
    private int httpStatus;
    private @Nullable Throwable cause;
    private @Nullable String code;
    private @Nullable String serviceMessage;
    private @Nullable String requestId;
    private @Nullable String clientRequestId;
    private @Nullable Duration retryAfter;
    private @Nullable Permission permission;
    private @Nullable ConnectionLoss seen;

    private Builder(Kind kind, String message) {
      this.kind = kind;
      this.message = message;
    }

    public Builder delivery(Delivery value) {
      delivery = value;
      return this;
    }

    public Builder httpStatus(int value) {
      httpStatus = value;
      return this;
    }

    public Builder cause(@Nullable Throwable value) {
      cause = value;
      return this;
    }

    public Builder code(@Nullable String value) {
      code = value;
      return this;
    }

    public Builder serviceMessage(@Nullable String value) {
      serviceMessage = value;
      return this;
    }

    public Builder requestId(@Nullable String value) {
      requestId = value;
      return this;
    }

    public Builder clientRequestId(@Nullable String value) {
      clientRequestId = value;
      return this;
    }

    public Builder retryAfter(@Nullable Duration value) {
      retryAfter = value;
      return this;
    }

    public Builder permission(@Nullable Permission value) {
      permission = value;
      return this;
    }

    public Builder seen(@Nullable ConnectionLoss value) {
      seen = value;
      return this;
    }

    public GraphException build() {
      return new GraphException(this);
    }
  }
}
