package org.cloudpcdesk.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cloudpcdesk.export.Table.Cell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FormatTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final String FORMULA = "=HYPERLINK(\"https://evil.example\")";

  @TempDir private Path folder;

  @AfterEach
  void end() {
    Thread.interrupted();
  }

  private static Table table(Iterable<List<Cell>> rows) {
    Map<String, Cell> about = new LinkedHashMap<>();
    about.put("exportedAt", new Cell.Moment(NOON));
    about.put("tenant", new Cell.Text("=contoso"));
    return new Table(
        "things",
        about,
        List.of(
            new Table.Column("name", "Name"), new Table.Column("seen", "Seen"), new Table.Column("count", "Count")),
        rows);
  }

  private static List<List<Cell>> rows() {
    return List.of(
        List.of(new Cell.Text("Łukasz Groß"), new Cell.Moment(NOON), new Cell.Count(7)),
        List.of(new Cell.Text(FORMULA), Cell.NONE, new Cell.Text("a < b & \u0000\u0007\ud83d\ude00")));
  }

  private static byte[] written(Format format, Table table) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    format.write(table, bytes);
    return bytes.toByteArray();
  }

  @Test
  void csvTellsExcelItsEncodingAndCarriesTimeAndTenantInEachRow() throws IOException {
    String text = new String(written(Format.CSV, table(rows())), StandardCharsets.UTF_8);
    assertThat(text.split("\r\n"))
        .containsExactly(
            "\ufeffname,seen,count,exportedAt,tenant",
            "Łukasz Groß,2026-03-02T12:00:00Z,7,2026-03-02T12:00:00Z,'=contoso",
            "\"'=HYPERLINK(\"\"https://evil.example\"\")\",,a < b & \u0000\u0007\ud83d\ude00,"
                + "2026-03-02T12:00:00Z,'=contoso");
  }

  @Test
  void jsonKeepsEveryTextAndSaysNullWhereThereIsNone() throws IOException {
    JsonObject read =
        JsonParser.parseString(new String(written(Format.JSON, table(rows())), StandardCharsets.UTF_8))
            .getAsJsonObject();
    assertThat(read.keySet()).containsExactly("exportedAt", "tenant", "things");
    assertThat(read.get("tenant").getAsString()).isEqualTo("=contoso");
    JsonObject second = read.getAsJsonArray("things").get(1).getAsJsonObject();
    assertThat(second.get("name").getAsString()).isEqualTo(FORMULA);
    assertThat(second.get("seen").isJsonNull()).isTrue();
    assertThat(read.getAsJsonArray("things").get(0).getAsJsonObject().get("count").getAsLong()).isEqualTo(7);
  }

  @Test
  void aWorkbookHoldsTextsNumbersAndDatesButNoFormula() throws Exception {
    Path file = folder.resolve("things.xlsx");
    ExportFile.write(file, Format.XLSX, table(rows()));
    Map<String, byte[]> parts = unzip(file);
    Document sheet = xml(parts.get("xl/worksheets/sheet1.xml"));
    assertThat(sheet.getElementsByTagName("f").getLength()).as("formulas").isZero();
    assertThat(cell(sheet, "A1")).isEqualTo("Name");
    assertThat(cell(sheet, "A2")).isEqualTo("Łukasz Groß");
    assertThat(cell(sheet, "A3")).isEqualTo(FORMULA);
    assertThat(cell(sheet, "C2")).isEqualTo("7");
    assertThat(cell(sheet, "C3")).startsWith("a < b & ").endsWith("\ud83d\ude00");
    // Days since the last day of 1899, which is how Excel keeps a date.
    Instant first = Instant.parse("1899-12-30T00:00:00Z");
    assertThat(Double.parseDouble(cell(sheet, "B2"))).isEqualTo(Duration.between(first, NOON).toHours() / 24.0);
    assertThat(cell(xml(parts.get("xl/worksheets/sheet2.xml")), "B2")).isEqualTo("=contoso");
    // Whose clock it is stands in each cell: the reader's is another.
    Element format = (Element) xml(parts.get("xl/styles.xml")).getElementsByTagName("numFmt").item(0);
    assertThat(format.getAttribute("formatCode")).isEqualTo("yyyy-mm-dd hh:mm:ss \\U\\T\\C");
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void anExportThatFailsLeavesWhatWasThere(Format format) throws IOException {
    Path file = folder.resolve("things." + format.extension());
    Files.writeString(file, "before");
    Iterator<List<Cell>> one = rows().iterator();
    Iterable<List<Cell>> broken =
        () ->
            new Iterator<>() {
              @Override
              public boolean hasNext() {
                return true;
              }

              @Override
              public List<Cell> next() {
                return one.next();
              }
            };
    assertThatThrownBy(() -> ExportFile.write(file, format, table(broken))).isInstanceOf(RuntimeException.class);
    assertThat(Files.readString(file)).isEqualTo("before");
    assertThat(files()).containsExactly(file);

    ExportFile.write(file, format, table(rows()));
    assertThat(Files.size(file)).isGreaterThan(100);
    assertThat(files()).containsExactly(file);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void aCancelledExportStops(Format format) {
    List<List<Cell>> read = new ArrayList<>();
    Iterable<List<Cell>> counted =
        () -> Stream.generate(() -> rows().getFirst()).limit(10_000).peek(read::add).iterator();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> written(format, table(counted))).isInstanceOf(InterruptedIOException.class);
    assertThat(read).hasSizeLessThan(10);
  }

  @Test
  void theFormatFollowsTheName() {
    assertThat(Format.ofName("Grace.XLSX")).contains(Format.XLSX);
    assertThat(Format.ofName("grace.csv")).contains(Format.CSV);
    assertThat(Format.ofName("grace")).isEmpty();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static Map<String, byte[]> unzip(Path file) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return parts;
  }

  private static Document xml(byte[] bytes) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
  }

  private static String cell(Document sheet, String place) {
    NodeList cells = sheet.getElementsByTagName("c");
    for (int i = 0; i < cells.getLength(); i++) {
      if (((Element) cells.item(i)).getAttribute("r").equals(place)) {
        return cells.item(i).getTextContent();
      }
    }
    throw new AssertionError("no cell " + place);
  }

  @Test
  void aWorkbookStaysWholeWhateverATextOrADateHolds() throws Exception {
    String odd = "\u0000a\u0007\ud800b\u000b\uffff";
    String cut = "x".repeat(32_766) + "\ud83d\ude00";
    Instant never = Instant.parse("0001-01-01T00:00:00Z");
    List<List<Cell>> rows =
        List.of(
            List.of(new Cell.Text(odd), new Cell.Moment(never), new Cell.Text(cut)),
            List.of(new Cell.Text("a"), new Cell.Moment(NOON), new Cell.Count(1)));
    Path file = folder.resolve("things.xlsx");

    ExportFile.write(file, Format.XLSX, table(rows));

    Document sheet = xml(unzip(file).get("xl/worksheets/sheet1.xml"));
    assertThat(cell(sheet, "A2")).contains("a", "b");
    assertThat(cell(sheet, "B2")).isEqualTo("0001-01-01T00:00:00Z");
    assertThat(cell(sheet, "C2")).startsWith("xxx").hasSizeLessThanOrEqualTo(32_767).doesNotEndWith("?");
  }
}
