package org.cloudpcdesk.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentProxiesTest {
  private static final String GRAPH = "https://graph.microsoft.com/beta";

  @ParameterizedTest
  @CsvSource({
      "http://proxy.contoso.com:8080, proxy.contoso.com, 8080",
      "proxy.contoso.com:8080, proxy.contoso.com, 8080",
      "http://mei:p%40ss@proxy:3128/, proxy, 3128",
      "proxy, proxy, 1080"
  })
  void theVariableNamesTheProxy(String value, String host, int port) {
    EnvironmentProxies proxies = new EnvironmentProxies(Map.of("HTTPS_PROXY", value));

    assertThat(address(proxies, GRAPH)).isEqualTo(InetSocketAddress.createUnresolved(host, port));
    assertThat(proxies.areNamed()).isTrue();
  }

  @Test
  void smallLettersComeFirstAndAllProxyLast() {
    EnvironmentProxies proxies =
        new EnvironmentProxies(Map.of("HTTPS_PROXY", "big:1", "https_proxy", "small:2", "ALL_PROXY", "all:3"));
    assertThat(address(proxies, GRAPH).getHostString()).isEqualTo("small");
    assertThat(address(proxies, "http://example.org/").getHostString()).isEqualTo("all");
  }

  @Test
  void aRequestsHeaderCannotNameAProxy() {
    EnvironmentProxies proxies = new EnvironmentProxies(Map.of("HTTP_PROXY", "evil:1"));
    assertThat(address(proxies, "http://example.org/")).isNull();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "microsoft.com|true", ".microsoft.com|true", "*.microsoft.com|true", "*|true", "a.b, graph.microsoft.com|true",
      "GRAPH.microsoft.com:443|true", "soft.com|false", "graph.microsoft.co|false", "''|false"
  })
  void hostsOfTheListAreReachedDirectly(String list, boolean direct) {
    EnvironmentProxies proxies = new EnvironmentProxies(Map.of("HTTPS_PROXY", "proxy:8080", "NO_PROXY", list));
    assertThat(address(proxies, GRAPH) == null).isEqualTo(direct);
  }

  @ParameterizedTest
  @CsvSource({"'socks5://proxy:1080'", "'http://'", "':::'", "' '"})
  void whatIsNoHttpProxyIsNone(String value) {
    EnvironmentProxies proxies = new EnvironmentProxies(Map.of("HTTPS_PROXY", value));
    assertThat(address(proxies, GRAPH)).isNull();
    assertThat(proxies.areNamed()).isFalse();
  }

  @Test
  void nameAndPasswordAreForThatProxyOnly() {
    EnvironmentProxies proxies = new EnvironmentProxies(Map.of("https_proxy", "http://mei:p%40s+s@proxy:3128"));
    assertThat(proxies.login("proxy", 3128))
        .get()
        .satisfies(login -> assertThat(login.getUserName()).isEqualTo("mei"))
        .satisfies(login -> assertThat(new String(login.getPassword())).isEqualTo("p@s+s"));
    assertThat(proxies.login("proxy", 3129)).isEmpty();
    assertThat(proxies.login("other", 3128)).isEmpty();
  }

  private static InetSocketAddress address(EnvironmentProxies proxies, String target) {
    Proxy proxy = proxies.select(URI.create(target)).getFirst();
    return (InetSocketAddress) proxy.address();
  }
}
