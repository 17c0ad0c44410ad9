package org.cloudpcdesk.inventory;

import java.time.Duration;
import org.cloudpcdesk.platform.Time;
import org.jspecify.annotations.Nullable;

/**
 * What other threads want of the one thread that refreshes, and how they wake it. An interrupt is how they do it,
 * because {@link Time#sleep} and the calls to the service both answer to it; it is sent only to a thread that is here.
 * Thread-safe.
 */
final class Inbox {

  /**
   * What was asked for since the last time.
   *
   * @param active whether anybody looks
   * @param list whether the whole list is wanted now
   */
  record Asked(boolean active, boolean list) {}

  private boolean active = true;
  private boolean list;
  private boolean news;
  private boolean closed;
  private boolean sleeping;
  private boolean woken;
  private @Nullable Thread worker;

  synchronized void setActive(boolean value) {
    active = value;
    wake();
  }

  synchronized void list() {
    list = true;
    wake();
  }

  /** Something changed that may bring the next look nearer. The worker knows of its own changes. */
  synchronized void wake() {
    if (Thread.currentThread().equals(worker)) {
      return;
    }
    news = true;
    if (sleeping && !woken && worker != null) {
      woken = true;
      worker.interrupt();
    }
  }

  /** Ends the work; a call to the service that is under way is interrupted. */
  synchronized void close() {
    closed = true;
    if (worker != null) {
      worker.interrupt();
    }
  }

  synchronized boolean isClosed() {
    return closed;
  }

  synchronized Asked take() {
    Asked asked = new Asked(active, list);
    list = false;
    news = false;
    return asked;
  }

  /** The calling thread does the work from now on, until it leaves. */
  synchronized void enter() {
    worker = Thread.currentThread();
  }

  /** Gives the thread back as it was lent: nobody here interrupts it any more. */
  synchronized void leave() {
    worker = null;
    if (closed) {
      Thread.interrupted();
    }
  }

  /**
   * Waits on the worker's thread until the time is over or something is asked, whichever comes first.
   *
   * @throws InterruptedException when the work was closed, or the thread was interrupted by somebody else
   */
  void await(Duration pause, Time time) throws InterruptedException {
    synchronized (this) {
      if (news) {
        return;
      }
      sleeping = true;
    }
    try {
      time.sleep(pause);
    } catch (InterruptedException interrupted) {
      if (!wasWoken()) {
        throw interrupted;
      }
    } finally {
      wakeUp();
    }
  }

  private synchronized boolean wasWoken() {
    return woken && !closed;
  }

  private synchronized void wakeUp() {
    sleeping = false;
    // The interrupt may have come when the sleep was just over; it was for the sleep only.
    if (woken && !closed) {
      Thread.interrupted();
    }
    woken = false;
  }
}
