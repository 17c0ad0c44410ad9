package org.cloudpcdesk.export;

import com.google.gson.stream.JsonWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.cloudpcdesk.export.Table.Cell;

/** Writes JSON. A member for every column, null where there is no value. */
final class JsonFile {
  private JsonFile() {}

  static void write(Table table, OutputStream to) throws IOException {
    JsonWriter out = new JsonWriter(new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8)));
    out.setIndent("  ");
    out.beginObject();
    for (Map.Entry<String, Cell> fact : table.about().entrySet()) {
      value(out.name(fact.getKey()), fact.getValue());
    }
    out.name(table.name()).beginArray();
    for (List<Cell> row : table.rows()) {
      Interruption.check();
      out.beginObject();
      for (int i = 0; i < row.size(); i++) {
        value(out.name(table.columns().get(i).name()), row.get(i));
      }
      out.endObject();
    }
    out.endArray().endObject();
    out.flush();
  }

  private static void value(JsonWriter out, Cell cell) throws IOException {
    switch (cell) {
      case Cell.Text(String text) -> out.value(text.isEmpty() ? null : text);
      case Cell.Moment moment -> out.value(moment.at().toString());
      case Cell.Count(long number) -> out.value(number);
    }
  }
}
