package org.cloudpcdesk.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutFileTest {
  private static final Layout LAYOUT =
      new Layout(
          List.of(new Layout.Column("DEVICE", 140.5, true), new Layout.Column("ID", 0, false)),
          List.of(new Layout.Sort("DEVICE", true)),
          210,
          350,
          true,
          224,
          new Layout.Place(10, 20, 1280, 720, true));

  @TempDir private Path folder;

  private LayoutFile open() {
    return new LayoutFile(folder.resolve("data").resolve("layout.json"), Runnable::run);
  }

  @Test
  void theFirstStartHasTheFirstArrangement() {
    assertThat(open().last()).isEqualTo(Layout.NONE);
  }

  @Test
  void whatWasKeptIsThereAtTheNextStart() {
    LayoutFile file = open();
    file.keep(LAYOUT);

    assertThat(file.last()).isEqualTo(LAYOUT);
    assertThat(open().last()).isEqualTo(LAYOUT);
  }

  @Test
  void aWidthThatIsNoNumberLeavesWhatWasKept() {
    LayoutFile file = open();
    file.keep(LAYOUT);

    file.keep(new Layout(List.of(), List.of(), Double.NaN, 350, true, 224, null));

    assertThat(open().last()).isEqualTo(LAYOUT);
  }

  @Test
  void theSameAgainIsNotWritten() throws IOException {
    open().keep(LAYOUT);
    LayoutFile file = open();
    Files.delete(folder.resolve("data").resolve("layout.json"));
    file.keep(LAYOUT);

    assertThat(folder.resolve("data").resolve("layout.json")).doesNotExist();
  }

  @Test
  void aFileThatCannotBeReadIsNoTrouble() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    for (String text : List.of("", "[]", "{", "{\"columns\": 7}", "{\"columns\": [null]}", "null")) {
      Files.writeString(folder.resolve("data").resolve("layout.json"), text);
      assertThat(open().last()).as(text).isEqualTo(Layout.NONE);
    }
    Files.writeString(folder.resolve("data").resolve("layout.json"), "{\"views\": 200}");
    assertThat(open().last()).isEqualTo(new Layout(List.of(), List.of(), 200, 0, false, 0, null));
  }
}
