package org.cloudpcdesk.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cloudpcdesk.ui.common.FileDialogs.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileDialogsTest {

  @ParameterizedTest
  @CsvSource({"list, list.csv", "list.XLSX, list.XLSX", "list.csv, list.csv", "list.txt, list.txt.csv"})
  void aNameGetsTheExtensionOfThePickedKindUnlessItHasOne(String chosen, String saved) {
    Kind picked = new Kind("Text", "csv");
    List<Kind> kinds = List.of(new Kind("Excel", "xlsx"), picked);
    assertThat(FileDialogs.withExtension(Path.of("folder", chosen), kinds, picked)).isEqualTo(Path.of("folder", saved));
  }
}
