package org.cloudpcdesk.deprovision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudpcdesk.deprovision.ScriptedTenant.gone;
import static org.cloudpcdesk.deprovision.ScriptedTenant.inGrace;
import static org.cloudpcdesk.deprovision.ScriptedTenant.shows;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.cloudpcdesk.graph.GraphException.Delivery;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a run leaves in the log: each step with the ids that support asks for, and of people and devices nothing. */
class RunLogTest {
  private final Bench bench = new Bench();
  private final Logger logger = (Logger) LoggerFactory.getLogger(ParallelRun.class);
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

  @BeforeEach
  void listen() {
    logger.setLevel(Level.INFO);
    appender.start();
    logger.addAppender(appender);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(appender);
    logger.setLevel(null);
  }

  private List<String> lines() {
    return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void tellsEachStepWithIds() {
    bench.tenant.reads("a", shows("a", "inGracePeriod"), shows("a", "deprovisioning"), gone());
    DeprovisionRun run = bench.plan("a");

    run.execute();

    String prefix = run.id() + ", Cloud PC a: ";
    assertThat(lines())
        .containsExactly(
            prefix + "checking",
            prefix + "sent",
            prefix + "accepted, request-id service-a, client-request-id client-a",
            prefix + "deprovisioning, shown as deprovisioning",
            prefix + "deprovisioned, proof NOT_FOUND");
  }

  @Test
  void namesTheRequestOfAFailure() {
    bench.tenant.reads("a", shows("a", "inGracePeriod")).refuses("a", Kind.ROLE_MISSING, Delivery.REFUSED);

    bench.run("a");

    assertThat(lines().getLast())
        .endsWith("failed, ROLE_MISSING, REFUSED, HTTP 0, code none, request-id service-1, client-request-id client-1");
  }

  @Test
  void namesNobodyAndNoDevice() {
    bench.tenant
        .reads("a", shows(inGrace("a").toBuilder().userPrincipalName("new.person@contoso.example").build()))
        .reads("b", shows("b", "inGracePeriod"), shows("b", "notProvisioned"));

    bench.run("a", "b");

    assertThat(lines()).anyMatch(line -> line.endsWith("skipped, changed: PERSON"));
    assertThat(lines()).noneMatch(line -> line.contains("@") || line.contains("CPC-"));
  }
}
