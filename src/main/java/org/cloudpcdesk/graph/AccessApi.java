package org.cloudpcdesk.graph;

import java.util.Set;

/** What the Cloud PC service says of the signed-in account. Blocks the calling thread. */
public interface AccessApi {

  /**
   * What the account's roles allow, by names such as {@code Microsoft.CloudPC/CloudPCs/EndGracePeriod}. Only on beta;
   * asks for no more than {@code CloudPC.Read.All} ("virtualEndpoint: getEffectivePermissions").
   *
   * @throws GraphException also when the account may not even ask
   */
  Set<String> effectivePermissions() throws GraphException;
}
