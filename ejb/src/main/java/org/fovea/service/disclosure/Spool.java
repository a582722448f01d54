package org.fovea.service.disclosure;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// JSON objects that are needed again at the end, kept small: about a hundred bytes each.
final class Spool {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DeflaterOutputStream lines = new DeflaterOutputStream(bytes);

  void add(JsonObject object) throws IOException {
    lines.write((object + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /// Shows all in the order in which they came; none can be added any more.
  void replay(Consumer<JsonObject> reader) throws IOException {
    lines.close(); // again and again, if one likes
    try (var text =
        new BufferedReader(
            new InputStreamReader(
                new InflaterInputStream(new ByteArrayInputStream(bytes.toByteArray())),
                StandardCharsets.UTF_8))) {
      for (var line = text.readLine(); line != null; line = text.readLine()) {
        try (var json = Json.createReader(new StringReader(line))) {
          reader.accept(json.readObject());
        }
      }
    }
  }
}
