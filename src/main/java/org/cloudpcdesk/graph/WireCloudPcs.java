package org.cloudpcdesk.graph;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cloudpcdesk.model.AuditEvent;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.model.RemoteActionResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cloud PCs over the wire, from beta; audit events from v1.0, which has them all. */
final class WireCloudPcs implements CloudPcApi {
  private static final Logger LOG = LoggerFactory.getLogger(WireCloudPcs.class);

  /**
   * What a row is made of. Every property that the service sends of its own accord, or about which no page says so, is
   * named here, so that naming them loses nothing; so are those sent only when named that belong to a row: without
   * {@code provisionedDateTime} nobody could tell a new Cloud PC under a used id. Lists and single reads ask for the
   * same, so that one does not look like a change after the other. Left out are the two that stopped in 2024 and 2025
   * (connectionSettings, frontlineCloudPcAvailability).
   */
  private static final String ROW =
      "id,aadDeviceId,displayName,gracePeriodEndDateTime,imageDisplayName,lastModifiedDateTime,managedDeviceId,"
          + "managedDeviceName,onPremisesConnectionName,provisioningPolicyId,provisioningPolicyName,provisioningType,"
          + "servicePlanId,servicePlanName,userPrincipalName,status,statusDetail,statusDetails,servicePlanType,"
          + "diskEncryptionState,deviceRegionName,partnerAgentInstallResults,powerState,userAccountType,osVersion,"
          + "provisionedDateTime,scopeIds,userExperienceType,connectionSetting,groupDetail,userDetail,"
          + "isDisasterRecoveryActive,productType,allotmentDisplayName";

  /**
   * What a person may want to read besides. These change by themselves or with every sign-in of a user, so that in a
   * list every row would look changed.
   */
  private static final String ALL =
      ROW
          + ",connectivityResult,lastRemoteActionResult,lastLogoffDateTime,disasterRecoveryCapability,lastLoginResult,"
          + "sharedDeviceDetail";

  /**
   * Page size. The service publishes neither default nor maximum; 200 together with {@code $count} is the most that was
   * seen working on a live tenant (Windows365ITCopilot/Helper.psm1).
   */
  private static final String PAGE = "$top=200&$count=true";

  private static final int MOST_ACTION_PAGES = 20;

  private final GraphClient client;
  private final Addresses addresses;
  private final BatchReads batches;
  private final AuditTrail audit;

  /**
   * A service that does not know a property we name answers 400 to all of them: then it is asked without naming any.
   */
  private final AtomicBoolean namesRefused = new AtomicBoolean();

  WireCloudPcs(GraphClient client, Addresses addresses, AuditTrail audit) {
    this.client = client;
    this.addresses = addresses;
    this.batches = new BatchReads(client, addresses, this);
    this.audit = audit;
  }

  /** Asks with or without {@code $select}. */
  @FunctionalInterface
  private interface Question<T> {
    T ask(boolean named) throws GraphException;
  }

  @Override
  public void list(@Nullable String filter, PageSink sink) throws GraphException {
    record Begun(Pages<CloudPc> pages, @Nullable Page<CloudPc> first) {}
    StringPool pool = new StringPool();
    // It ends last, and waits for what was asked ahead: no request outlives the list.
    try (ExecutorService ahead = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("page-", 0).factory())) {
      Begun begun =
          naming(
              named -> {
                String select = named ? "$select=" + ROW + "&" : "";
                String where = filter == null ? "" : "&$filter=" + Addresses.query(filter);
                Call call = beta("cloudPCs?" + select + PAGE + where);
                Pages<CloudPc> pages =
                    new Pages<>(client, addresses, call, () -> new CloudPcReader(pool)::read, ahead);
                return new Begun(pages, pages.next());
              });
      Set<String> delivered = new HashSet<>();
      try (Pages<CloudPc> pages = begun.pages()) {
        for (Page<CloudPc> page = begun.first(); page != null; page = pages.next()) {
          List<CloudPc> fresh = page.rows().stream().filter(pc -> delivered.add(pc.id())).toList();
          sink.page(new ListPage(fresh, page.total(), page.askedAt()));
        }
      }
    }
  }

  @Override
  public CloudPc get(String id) throws GraphException {
    return naming(
        named ->
            client.send(
                one(id, named ? ROW : null), (answer, body) -> itself(id, Json.document(body, WireCloudPcs::cloudPc))));
  }

  @Override
  public URI address(String id) {
    return addresses.cloudPc(id);
  }

  @Override
  public Map<String, Reading> getMany(Collection<String> ids) throws GraphException {
    return batches.read(ids, namesRefused.get() ? null : ROW);
  }

  @Override
  public String raw(String id) throws GraphException {
    return naming(
        named ->
            client.send(
                one(id, named ? ALL : null),
                (answer, body) -> {
                  byte[] bytes = body.readAllBytes();
                  Json.document(new ByteArrayInputStream(bytes), WireCloudPcs::cloudPc);
                  return new String(bytes, StandardCharsets.UTF_8);
                }));
  }

  @Override
  public Map<CloudPcStatus, Integer> countByStatus() throws GraphException {
    List<Summaries.StatusCount> counts =
        Pages.all(client, addresses, beta("cloudPCs/retrieveCloudPcCountByStatus"), Summaries::statusCount, 1);
    Map<CloudPcStatus, Integer> byStatus = new LinkedHashMap<>();
    counts.forEach(one -> byStatus.merge(one.status(), one.count(), Integer::sum));
    return byStatus;
  }

  @Override
  public List<RemoteActionResult> remoteActionResults(String id) throws GraphException {
    Call call = beta("cloudPCs/" + Addresses.segment(id) + "/retrieveCloudPCRemoteActionResults");
    return Pages.all(client, addresses, call, Summaries::remoteAction, MOST_ACTION_PAGES).stream()
        .sorted(Summaries.LATEST_ACTION_FIRST)
        .toList();
  }

  @Override
  public List<AuditEvent> auditEvents(String id) throws GraphException {
    return audit.about(id);
  }

  private <T> T naming(Question<T> question) throws GraphException {
    if (namesRefused.get()) {
      return question.ask(false);
    }
    try {
      return question.ask(true);
    } catch (GraphException refused) {
      if (refused.httpStatus() != 400) {
        throw refused;
      }
      T answer;
      try {
        answer = question.ask(false);
      } catch (GraphException asWell) {
        refused.addSuppressed(asWell);
        throw refused;
      }
      namesRefused.set(true);
      LOG.warn("This Graph refused the named properties of a Cloud PC, so now it chooses: {}", refused.getMessage());
      return answer;
    }
  }

  private Call one(String id, @Nullable String select) {
    return beta("cloudPCs/" + Addresses.segment(id) + (select == null ? "" : "?$select=" + select));
  }

  private Call beta(String tail) {
    return Call.readBeta(addresses.betaEndpoint(tail), Permission.CLOUD_PC_READ);
  }

  /** Nothing is concluded of one Cloud PC from what is said of another. */
  private static CloudPc itself(String id, CloudPc pc) throws BadBodyException {
    if (!pc.id().equalsIgnoreCase(id)) {
      throw new BadBodyException("it is another Cloud PC");
    }
    return pc;
  }

  private static CloudPc cloudPc(JsonReader in) throws IOException {
    CloudPc pc = in.peek() == JsonToken.BEGIN_OBJECT ? new CloudPcReader(new StringPool()).read(in) : null;
    if (pc == null) {
      throw new BadBodyException("it holds no Cloud PC");
    }
    return pc;
  }
}
