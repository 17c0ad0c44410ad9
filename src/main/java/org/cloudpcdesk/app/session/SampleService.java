package org.cloudpcdesk.app.session;

import java.io.IOException;
import java.time.Instant;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.sample.SampleBrowser;
import org.cloudpcdesk.sample.SampleOptions;
import org.cloudpcdesk.sample.SampleTenant;
import org.cloudpcdesk.signin.MsalSignIn;

/**
 * The sample tenant while it is served by this process.
 *
 * @param startedAt tells this world from one that was served before
 */
public record SampleService(SampleTenant tenant, Instant startedAt) implements AutoCloseable {

  /** @throws IOException when it cannot be served */
  public static SampleService start(SampleOptions options, Time time) throws IOException {
    return new SampleService(SampleTenant.start(options.withAutoApprove(true)), time.now());
  }

  public Roots roots() {
    return new Roots(tenant.graphRoot(), tenant.loginRoot());
  }

  /** Signs in without a browser that anybody sees. */
  public MsalSignIn signIn(SignIns signIns) {
    return signIns.sample(roots(), new SampleBrowser()::open);
  }

  @Override
  public void close() {
    tenant.close();
  }
}
