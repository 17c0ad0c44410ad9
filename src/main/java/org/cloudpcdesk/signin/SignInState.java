package org.cloudpcdesk.signin;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.ClaimsChallenge;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.signin.SignInException.Kind;
import org.jspecify.annotations.Nullable;

/** Who is signed in, what is being asked, and what was demanded: all that changes together. Never waits. Thread-safe. */
final class SignInState {
  private @Nullable HeldToken held;
  private @Nullable ClaimsChallenge demand;

  /** Whose this is. The first to sign in keeps it: what was begun in one tenant must never go on with another's token. */
  private @Nullable Account owner;

  /** The account that was signed out: what was on its way for it then is nobody's, and is not to be remembered. */
  private @Nullable String signedOut;

  /** The first one has the browser; the others wait until it is over. */
  private final Deque<Attempt> questions = new ArrayDeque<>();

  private boolean closed;

  /**
   * Queues a question.
   *
   * @return true when it may be asked at once
   */
  synchronized boolean add(Attempt question) throws SignInException {
    if (closed) {
      throw new SignInException(Kind.CANCELLED, "the session was closed", null, null, null);
    }
    questions.add(question);
    return questions.size() == 1;
  }

  /** The question whose turn it is when this one is over. */
  synchronized Optional<Attempt> after(Attempt over) {
    boolean wasOpen = questions.peek() == over;
    questions.remove(over);
    return wasOpen ? Optional.ofNullable(questions.peek()) : Optional.empty();
  }

  synchronized Optional<HeldToken> held() {
    return Optional.ofNullable(held);
  }

  /** @throws SignInException when nobody is signed in */
  synchronized HeldToken current() throws SignInException {
    if (held == null) {
      throw new SignInException(Kind.INTERACTION_REQUIRED, "nobody is signed in", null, null, null);
    }
    return held;
  }

  /** Says whose it will be, before anybody has signed in. */
  synchronized void expect(Account account) {
    owner = account;
  }

  synchronized Optional<Account> owner() {
    return Optional.ofNullable(owner);
  }

  /** Whether a token is its owner's, or would make somebody the owner. */
  synchronized boolean isFor(HeldToken token) {
    return owner == null || token.isOf(owner);
  }

  /** Makes the answer the session, unless its question was taken back. It meets whatever was demanded. */
  synchronized boolean take(Attempt question, HeldToken answer) {
    if (questions.peek() != question || !isFor(answer)) {
      return false;
    }
    held = answer;
    owner = answer.account();
    signedOut = null;
    demand = null;
    return true;
  }

  /** Makes a remembered account the session, unless somebody is signed in. */
  synchronized boolean takeUp(HeldToken first) {
    if (closed || held != null || !isFor(first) || isSignedOut(first.account())) {
      return false;
    }
    held = first;
    owner = first.account();
    return true;
  }

  /** The answer came in the moment it was given up. */
  synchronized void undo(HeldToken answer, @Nullable HeldToken before, @Nullable Account ownerBefore) {
    if (held == answer) {
      held = before;
      owner = ownerBefore;
    }
  }

  /** What was consented to while a token was renewed counts more than the renewed one. */
  synchronized HeldToken keep(HeldToken renewed, HeldToken last, Permission permission, Instant now)
      throws SignInException {
    if (held == last) {
      held = renewed;
      return renewed;
    }
    if (held != null && held.isOfSameAccount(last) && held.isGoodFor(permission, now)) {
      return held;
    }
    throw new SignInException(
        Kind.INTERACTION_REQUIRED, "the session ended while its token was renewed", null, null, null);
  }

  /** What the next interactive sign-in has to meet, should a renewal not be enough. */
  synchronized Optional<ClaimsChallenge> demand() {
    return Optional.ofNullable(demand);
  }

  synchronized void demand(ClaimsChallenge made) {
    demand = made;
  }

  /** Nobody is signed in any more, and nothing is asked; what was. */
  synchronized List<Attempt> clear() {
    List<Attempt> open = List.copyOf(questions);
    held = null;
    demand = null;
    questions.clear();
    return open;
  }

  /** The owner is signed out; what was asked. */
  synchronized List<Attempt> signOut() {
    signedOut = owner == null ? null : owner.homeAccountId();
    return clear();
  }

  /** Whether an account was signed out, and did not sign in again since. */
  synchronized boolean isSignedOut(Account account) {
    return account.homeAccountId().equals(signedOut);
  }

  synchronized void close() {
    closed = true;
  }
}
