package org.cloudpcdesk.app.update;

import java.net.URI;
import java.net.http.HttpClient;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.cloudpcdesk.app.process.Version;
import org.cloudpcdesk.platform.Network;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.Notices;
import org.cloudpcdesk.ui.common.Tasks;
import org.jspecify.annotations.Nullable;

/** Tells once a program start that there is a newer version, when settings or policy ask for it. Used on the UI thread. */
public final class UpdateNotice {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final Tasks tasks;
  private final Notices notices;
  private final Supplier<@Nullable String> address;
  private final Network network;
  private final Messages messages = Messages.of(UpdateNotice.class);
  private final String key;
  private boolean looked;

  /** @param address where to look; null for nowhere */
  public UpdateNotice(Tasks tasks, Notices notices, Supplier<@Nullable String> address, Network network) {
    this(tasks, notices, address, network, Version.updateKey());
  }

  /** @param key of version files, in base64; without one nothing is trusted, so nobody is asked */
  UpdateNotice(
      Tasks tasks, Notices notices, Supplier<@Nullable String> address, Network network, String key) {
    this.key = key;
    this.tasks = tasks;
    this.notices = notices;
    this.address = address;
    this.network = network;
  }

  /** Looks in the background, the first time it is called. */
  public void look() {
    String file = address.get();
    if (looked || file == null) {
      return;
    }
    looked = true;
    UpdateCheck.key(key)
        .ifPresent(
            trusted ->
                tasks
                    .create("look for a newer version", () -> newer(file, trusted))
                    .onSuccess(found -> found.ifPresent(this::tell))
                    .start());
  }

  private Optional<Release> newer(String file, PublicKey key) throws InterruptedException {
    try (HttpClient http = network.client(true).connectTimeout(CONNECT).build()) {
      return new UpdateCheck(network, http, key, Version.current()).newer(URI.create(file));
    }
  }

  private void tell(Release release) {
    notices.tell(
        messages.text("update.title"), messages.text("update.text", release.version(), release.page().toString()));
  }
}
