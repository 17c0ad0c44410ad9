package org.cloudpcdesk.app.window;

import java.nio.file.Path;
import javafx.stage.Stage;
import org.cloudpcdesk.app.session.DeskOptions;
import org.cloudpcdesk.app.session.Roots;
import org.cloudpcdesk.platform.Browser;
import org.cloudpcdesk.sample.SampleBrowser;
import org.cloudpcdesk.sample.SampleOptions;
import org.cloudpcdesk.sample.SampleTenant;

/** A test of the whole program against a served tenant, by the sign-in code that Microsoft's service gets. */
abstract class ServedDeskTest extends DeskTest {
  SampleTenant tenant;

  /** Answers what is asked in the browser, unless a test puts another in its place. */
  volatile Browser browser = new SampleBrowser()::open;

  /** Shows the window that signs in to the {@link #tenant}. */
  final void openDesk(Stage primary, Path dataDirectory, boolean readOnly) {
    stage = primary;
    desk =
        new Desk(
            new DeskOptions(false, new Roots(tenant.graphRoot(), tenant.loginRoot()), dataDirectory, readOnly),
            primary,
            page -> browser.open(page),
            SampleOptions.DEFAULTS);
    desk.start();
  }

  @Override
  void closeRest() {
    tenant.close();
  }
}
