package org.cloudpcdesk.sample;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What roles allow in the sample tenant, by the names of Microsoft's role based access control for Cloud PCs. */
final class RoleActions {
  private static final String CLOUD_PC = "Microsoft.CloudPC/";

  static final String READ = CLOUD_PC + "CloudPCs/Read";
  static final String END_GRACE_PERIOD = CLOUD_PC + "CloudPCs/EndGracePeriod";
  static final String AUDIT = CLOUD_PC + "AuditData/Read";

  /** What a Windows 365 Administrator may do, as far as this tenant knows it. */
  static final Set<String> ALL =
      Set.of(
          READ,
          END_GRACE_PERIOD,
          AUDIT,
          CLOUD_PC + "CloudPCs/Reprovision",
          CLOUD_PC + "CloudPCs/Resize",
          CLOUD_PC + "ProvisioningPolicies/Read");

  private RoleActions() {}

  /** Answers {@code getEffectivePermissions}. */
  static Reply effective(Call call, @Nullable Set<String> allowed) {
    List<String> names = List.copyOf(new TreeSet<>(allowed == null ? ALL : allowed));
    return Reply.json(
        200,
        Json.bytes(
            out ->
                Json.write(
                    out,
                    Json.object(
                        "@odata.context",
                        call.root() + "/beta/$metadata#Collection(Edm.String)",
                        "value",
                        names))));
  }
}
