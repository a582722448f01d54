package org.fovea.service.image;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the engine's report of a file's metadata, which may have 16 MB, and keeps as much of it as
/// a row of the database is to hold. What does not fit is left out and counted; the report is read
/// piece by piece, so memory holds little more than what is kept.
final class BoundedMetadata {
  /// How many bytes of entries, pictures and problems are kept, as JSON in UTF-8.
  static final int MOST_BYTES = 1_000_000;

  private final List<FileMetadata.Entry> entries = new ArrayList<>();
  private final List<FileMetadata.Picture> pictures = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private String format = "";
  private boolean strippable;
  private Optional<String> refusal = Optional.empty();
  private Optional<PixelSize> pixelSize = Optional.empty();
  private int room;
  private int leftOut;

  private BoundedMetadata(int room) {
    this.room = room;
  }

  /// @throws IOException if it is not as agreed. It tells nothing of what was read
  static FileMetadata read(InputStream report) throws IOException {
    return read(report, MOST_BYTES);
  }

  static FileMetadata read(InputStream report, int mostBytes) throws IOException {
    var kept = new BoundedMetadata(mostBytes);
    try (var parser = Json.createParser(report)) {
      return kept.read(parser);
    } catch (RuntimeException e) { // the parser throws more kinds than its own
      throw new IOException("the engine's report of metadata is not as agreed");
    }
  }

  private FileMetadata read(JsonParser parser) {
    if (parser.next() != Event.START_OBJECT) {
      throw new IllegalStateException("no object");
    }
    while (parser.next() == Event.KEY_NAME) {
      var name = parser.getString();
      parser.next();
      switch (name) {
        case "format" -> format = text(parser.getValue());
        case "strippable" -> strippable = JsonValue.TRUE.equals(parser.getValue());
        case "notStrippableBecause" -> refusal = Optional.of(text(parser.getValue()));
        case "resolution" ->
            pixelSize = Optional.of(PixelSize.reported(parser.getValue().asJsonObject()));
        case "entries" ->
            fitting(parser).forEach(json -> entries.add(FileMetadata.Entry.of((JsonObject) json)));
        case "pictures" ->
            fitting(parser)
                .forEach(json -> pictures.add(FileMetadata.Picture.of((JsonObject) json)));
        case "problems" -> fitting(parser).forEach(json -> problems.add(text(json)));
        default -> parser.getValue(); // passed over
      }
    }
    return new FileMetadata(
        format, strippable, refusal, pixelSize, entries, pictures, leftOut, problems, Map.of());
  }

  /// Those elements of the array at hand that there is room for.
  private Stream<JsonValue> fitting(JsonParser parser) {
    return parser
        .getArrayStream()
        .filter(value -> {
          int bytes = value.toString().getBytes(StandardCharsets.UTF_8).length + 1; // a comma
          boolean fits = bytes <= room;
          room -= fits ? bytes : 0;
          leftOut += fits ? 0 : 1;
          return fits;
        });
  }

  private static String text(JsonValue value) {
    return ((JsonString) value).getString();
  }
}
