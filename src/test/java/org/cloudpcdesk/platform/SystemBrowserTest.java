package org.cloudpcdesk.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemBrowserTest {
  private static final URI PAGE = URI.create("https://login.microsoftonline.com/authorize?a=1&b=%22x%22&c=%26calc");

  private final List<List<String>> launched = new ArrayList<>();

  @Test
  void windowsGetsThePageAsOneArgumentAndNoShell() throws IOException {
    browser("Windows 11", command -> true).open(PAGE);
    assertThat(launched)
        .containsExactly(
            List.of("C:\\Windows\\System32\\rundll32.exe", "url.dll,FileProtocolHandler", PAGE.toString()));
  }

  @Test
  void macGetsOpen() throws IOException {
    browser("Mac OS X", command -> true).open(PAGE);
    assertThat(launched).containsExactly(List.of("/usr/bin/open", PAGE.toString()));
  }

  @Test
  void linuxStopsAtTheFirstThatWorks() throws IOException {
    browser("Linux", command -> true).open(PAGE);
    assertThat(launched).containsExactly(List.of("xdg-open", PAGE.toString()));
  }

  @Test
  void linuxGoesOnPastMissingAndFailingOpeners() throws IOException {
    browser(
            "Linux",
            command -> {
              if (command.getFirst().equals("xdg-open")) {
                throw new IOException("no such file");
              }
              return !command.getFirst().equals("gio");
            })
        .open(PAGE);
    assertThat(launched).extracting(List::getFirst).containsExactly("xdg-open", "gio", "wslview");
  }

  @Test
  void theErrorNamesWhatWasTriedButNotThePage() {
    assertThatThrownBy(() -> browser("Linux", command -> false).open(PAGE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("xdg-open, gio, wslview, x-www-browser, sensible-browser")
        .hasMessageNotContaining("login.microsoftonline.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"file:///etc/passwd", "file://server/share", "ftp://example.com/", "javascript:alert(1)",
          "ms-settings:about", "https:///nowhere", "page.html"})
  void onlyWebPagesAreOpened(String page) {
    assertThatThrownBy(() -> browser("Windows 11", command -> true).open(URI.create(page)))
        .isInstanceOf(IOException.class);
    assertThat(launched).isEmpty();
  }

  @Test
  void lettersOutsideAsciiAreEscaped() throws IOException {
    browser("Linux", command -> true).open(URI.create("https://example.com/ä"));
    assertThat(launched.getFirst().getLast()).isEqualTo("https://example.com/%C3%A4");
  }

  @Test
  void plainHttpIsAPageToo() {
    assertThatCode(() -> browser("Linux", command -> true).open(URI.create("http://127.0.0.1:8080/login")))
        .doesNotThrowAnyException();
  }

  private SystemBrowser browser(String system, SystemBrowser.Launcher answer) {
    return new SystemBrowser(
        system,
        "C:\\Windows",
        command -> {
          launched.add(command);
          return answer.launch(command);
        });
  }
}
