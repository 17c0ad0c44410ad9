package org.cloudpcdesk.graph;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one list from page to page. A page names the next one before its rows, so that the next can be asked for at once:
 * it is on its way while this one still arrives and while the caller works on those before. One caller; one for each list.
 */
final class Pages<T> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pages.class);

  /** So many pages beyond the one that the caller waits for or works on: each takes a place at the gate from others. */
  static final int AHEAD = 1;

  private final GraphClient client;
  private final Addresses addresses;
  private final Supplier<Page.RowReader<T>> rows;
  private final @Nullable Executor ahead;
  private final Set<URI> visited = new HashSet<>();
  private @Nullable Reading upcoming;
  private int wanted;
  private boolean closed;

  /**
   * @param rows makes what reads the rows of one page: pages may be read side by side
   * @param ahead where pages are read that nobody waits for yet, or null to ask for each when it is wanted
   */
  Pages(
      GraphClient client,
      Addresses addresses,
      Call first,
      Supplier<Page.RowReader<T>> rows,
      @Nullable Executor ahead) {
    this.client = client;
    this.addresses = addresses;
    this.rows = rows;
    this.ahead = ahead;
    this.upcoming = reading(1, first);
  }

  /** A page, and the one that it leads to as far as is known by now. */
  private final class Reading {
    private final int number;
    private final Call call;
    private final FutureTask<Page<T>> task = new FutureTask<>(this::read);
    private @Nullable String link;
    private @Nullable Reading next;

    Reading(int number, Call call) {
      this.number = number;
      this.call = call;
    }

    private Page<T> read() throws GraphException {
      Page.RowReader<T> reader = rows.get();
      return client.send(
          call, (answer, body) -> Page.read(body, answer.askedAt(), reader, link -> follow(this, link)));
    }
  }

  /** Reads a list of a size that needs no streaming, at most so many pages of it. */
  static <T> List<T> all(GraphClient client, Addresses addresses, Call first, Page.RowReader<T> rows, int most)
      throws GraphException {
    List<T> all = new ArrayList<>();
    try (Pages<T> pages = new Pages<>(client, addresses, first, () -> rows, null)) {
      for (Page<T> page = pages.next(); page != null; page = pages.next()) {
        all.addAll(page.rows());
        if (pages.wanted >= most && page.nextLink() != null) {
          LOG.info("{} goes on after {} pages, which were not read", first.uri().getRawPath(), most);
          break;
        }
      }
    }
    return all;
  }

  /** The next page, or null after the last. */
  @Nullable Page<T> next() throws GraphException {
    Reading reading;
    synchronized (this) {
      reading = upcoming;
      if (reading == null) {
        return null;
      }
      wanted = reading.number;
      readAhead(reading.next);
    }
    // Here, unless it is being read already.
    reading.task.run();
    Page<T> page;
    try {
      page = outcome(reading.task);
    } catch (GraphException | RuntimeException failed) {
      close();
      throw failed;
    }
    synchronized (this) {
      upcoming = reading.next;
    }
    if (page.passedOver() > 0) {
      LOG.warn(
          "{} elements of {} are no rows and were passed over", page.passedOver(), reading.call.uri().getRawPath());
    }
    return page;
  }

  private static <T> Page<T> outcome(FutureTask<Page<T>> task) throws GraphException {
    try {
      return task.get();
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
      throw GraphException.of(Kind.CANCELLED, "The list was cancelled while a page of it was awaited.")
          .cause(cancelled)
          .build();
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case GraphException why -> throw why;
        case RuntimeException fault -> throw fault;
        case Error fault -> throw fault;
        case null, default -> throw new IllegalStateException(failed);
      }
    }
  }

  /**
   * A page says where the list goes on: once as soon as it is known, and with each try of the page, which may say otherwise
   * than the one before.
   *
   * @param link null at the end of the list
   */
  private synchronized void follow(Reading from, @Nullable String link) throws BadBodyException {
    if (Objects.equals(link, from.link) || from.task.isCancelled()) {
      return;
    }
    abandon(from.next);
    from.next = null;
    from.link = null;
    if (link != null) {
      URI page = addresses.following(from.call.uri(), link);
      if (visited.contains(page)) {
        throw new BadBodyException("its nextLink leads in a circle");
      }
      from.link = link;
      from.next = reading(from.number + 1, from.call.at(page));
      readAhead(from.next);
    }
  }

  private Reading reading(int number, Call call) {
    visited.add(call.uri());
    return new Reading(number, call);
  }

  private void readAhead(@Nullable Reading reading) {
    if (ahead != null && reading != null && !closed && reading.number <= wanted + AHEAD) {
      ahead.execute(reading.task);
    }
  }

  /** Ends what is on its way from here on: nobody will want it. */
  private void abandon(@Nullable Reading first) {
    for (Reading reading = first; reading != null; reading = reading.next) {
      visited.remove(reading.call.uri());
      reading.task.cancel(true);
    }
  }

  /** Breaks off what was asked for ahead; it may take a moment to end. */
  @Override
  public synchronized void close() {
    closed = true;
    abandon(upcoming);
  }
}
