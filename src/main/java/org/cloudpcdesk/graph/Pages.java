package org.cloudpcdesk.graph;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows one list from page to page. Not thread-safe; one for each list. */
final class Pages<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Pages.class);

  private final GraphClient client;
  private final Addresses addresses;
  private final Page.RowReader<T> rows;
  private final Set<URI> visited = new HashSet<>();
  private @Nullable Call next;

  Pages(GraphClient client, Addresses addresses, Call first, Page.RowReader<T> rows) {
    this.client = client;
    this.addresses = addresses;
    this.rows = rows;
    this.next = first;
  }

  /** Reads a list of a size that needs no streaming, at most so many pages of it. */
  static <T> List<T> all(GraphClient client, Addresses addresses, Call first, Page.RowReader<T> rows, int most)
      throws GraphException {
    Pages<T> pages = new Pages<>(client, addresses, first, rows);
    List<T> all = new ArrayList<>();
    for (Page<T> page = pages.next(); page != null; page = pages.next()) {
      all.addAll(page.rows());
      if (pages.visited.size() >= most && pages.next != null) {
        LOG.info("{} goes on after {} pages, which were not read", first.uri().getRawPath(), most);
        break;
      }
    }
    return all;
  }

  /** The next page, or null after the last. */
  @Nullable Page<T> next() throws GraphException {
    Call call = next;
    if (call == null) {
      return null;
    }
    visited.add(call.uri());
    Page<T> page =
        client.send(
            call,
            (answer, body) -> {
              Page<T> read = Page.read(body, rows);
              follow(call, read.nextLink());
              return read;
            });
    if (page.passedOver() > 0) {
      LOG.warn("{} elements of {} are no rows and were passed over", page.passedOver(), call.uri().getRawPath());
    }
    return page;
  }

  private void follow(Call call, @Nullable String nextLink) throws BadBodyException {
    if (nextLink == null) {
      next = null;
      return;
    }
    URI page = addresses.following(call.uri(), nextLink);
    if (visited.contains(page)) {
      throw new BadBodyException("its nextLink leads in a circle");
    }
    next = call.at(page);
  }
}
