package org.cloudpcdesk.app.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.cloudpcdesk.deprovision.TargetList;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.query.Condition;
import org.cloudpcdesk.inventory.query.FaultText;
import org.cloudpcdesk.inventory.query.ParsedQuery;
import org.cloudpcdesk.inventory.query.QueryParser;
import org.cloudpcdesk.inventory.search.Search;
import org.cloudpcdesk.inventory.search.View;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.ui.common.Messages;

/** What was named on the command line, before anybody knows which Cloud PCs it means. */
interface Targets {
  Messages MESSAGES = Messages.of(Targets.class);

  /** A query or a list that cannot be understood; the message is a sentence for the administrator. */
  final class BadInputException extends Exception {
    private static final long serialVersionUID = 1L;

    BadInputException(String message, Throwable cause) {
      super(message, cause);
    }

    BadInputException(String message) {
      super(message);
    }
  }

  /**
   * What is meant, in the order in which it was named.
   *
   * @param lines the lines of a list that mean no Cloud PC, or more than one; empty for a query
   */
  record Meant(List<CloudPc> cloudPcs, List<TargetList.Line> lines) {}

  Meant in(Inventory.Snapshot tenant, Instant now);

  static Targets ofQuery(String text) throws BadInputException {
    return switch (QueryParser.parse(text)) {
      case ParsedQuery.Bad bad ->
          throw new BadInputException(FaultText.pointed(bad) + "\n" + FaultText.of(bad.fault()));
      case ParsedQuery.Good good when Condition.asksForWatching(good.condition()) ->
          throw new BadInputException(MESSAGES.text("targets.watched"));
      case ParsedQuery.Good good ->
          (tenant, now) -> {
            Search.Query query = new Search.Query(good, ParsedQuery.EVERYTHING, List.of());
            View found = new Search().find(tenant, query, now.atZone(ZoneId.systemDefault()));
            return new Meant(
                IntStream.range(0, found.size()).mapToObj(found::row).map(Inventory.Row::pc).toList(), List.of());
          };
    };
  }

  /** @param from a file, or {@code -} for standard input */
  static Targets ofList(String from, InputStream input) throws BadInputException {
    String text = read(from, input);
    if (text.isBlank()) {
      throw new BadInputException(MESSAGES.text("targets.empty", from));
    }
    return (tenant, now) -> {
      TargetList list = TargetList.read(text, tenant);
      return new Meant(list.found(), list.open());
    };
  }

  private static String read(String from, InputStream input) throws BadInputException {
    try {
      byte[] bytes = from.equals("-") ? input.readAllBytes() : Files.readAllBytes(Path.of(from));
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException otherEncoding) {
      throw new BadInputException(MESSAGES.text("targets.encoding", from), otherEncoding);
    } catch (NoSuchFileException missing) {
      throw new BadInputException(MESSAGES.text("targets.missing", from), missing);
    } catch (IOException | InvalidPathException unreadable) {
      throw new BadInputException(MESSAGES.text("targets.unreadable", from, String.valueOf(unreadable.getMessage())), unreadable);
    }
  }
}
