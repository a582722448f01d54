package org.fovea.service.image;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an image's file says of itself, as the engine read it.
///
/// @param format of the file, in words
/// @param strippable whether a copy without what is personal can be made
/// @param notStrippableBecause why not, in a sentence
/// @param pixelSize how large a pixel is in the world
/// @param entries what it says, in the order of the file
/// @param pictures what pictures it holds besides the picture
/// @param leftOut how many entries and pictures were too much to be kept
/// @param problems what could not be read, in sentences
/// @param removed how much of what was removed from the file here, by meaning, such as `position`
public record FileMetadata(
    String format,
    boolean strippable,
    Optional<String> notStrippableBecause,
    Optional<PixelSize> pixelSize,
    List<Entry> entries,
    List<Picture> pictures,
    int leftOut,
    List<String> problems,
    Map<String, Long> removed) {
  private static final String PICTURE = "picture"; // as the engine calls that meaning

  static final FileMetadata NONE =
      new FileMetadata(
          "",
          false,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          0,
          List.of(),
          Map.of());

  /// One thing that a file says.
  ///
  /// @param group where it stands, such as `Exif IFD0`
  /// @param key what it is called there
  /// @param meaning what kind of thing it is, such as `position` or `free_text`
  /// @param personal whether it is taken for a person's
  public record Entry(String group, String key, String value, String meaning, boolean personal) {
    /// What does not say that it may be shared is personal.
    static Entry of(JsonObject json) {
      return new Entry(
          json.getString("group"),
          json.getString("key"),
          json.getString("value"),
          json.getString("meaning", ""),
          json.getBoolean("personal", true));
    }

    /// The same as JSON.
    public JsonObject toJson() {
      return Json.createObjectBuilder()
          .add("group", group)
          .add("key", key)
          .add("value", value)
          .add("meaning", meaning)
          .add("personal", personal)
          .build();
    }
  }

  /// A picture inside of a file that is not its picture, such as the label of a slide.
  ///
  /// @param kind `label`, `macro`, `thumbnail` or `other`
  /// @param width in pixels, 0 if not known
  /// @param height in pixels, 0 if not known
  /// @param bytes its length, 0 if not known
  public record Picture(String kind, long width, long height, long bytes, boolean personal) {
    static Picture of(JsonObject json) {
      return new Picture(
          json.getString("kind"),
          json.getJsonNumber("width").longValueExact(),
          json.getJsonNumber("height").longValueExact(),
          json.getJsonNumber("bytes").longValueExact(),
          json.getBoolean("personal", true));
    }

    /// The same as JSON.
    public JsonObject toJson() {
      return Json.createObjectBuilder()
          .add("kind", kind)
          .add("width", width)
          .add("height", height)
          .add("bytes", bytes)
          .add("personal", personal)
          .build();
    }
  }

  /// Reads what [#toJson] wrote.
  static FileMetadata parse(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      var json = reader.readObject();
      return new FileMetadata(
          json.getString("format"),
          json.getBoolean("strippable"),
          Optional.ofNullable(json.getString("notStrippableBecause", null)),
          Optional.ofNullable(json.getJsonObject("pixelSize")).map(PixelSize::of),
          json.getJsonArray("entries").getValuesAs(JsonObject.class).stream()
              .map(Entry::of)
              .toList(),
          json.getJsonArray("pictures").getValuesAs(JsonObject.class).stream()
              .map(Picture::of)
              .toList(),
          json.getInt("leftOut"),
          json.getJsonArray("problems").getValuesAs(JsonString::getString),
          counts(json.getJsonObject("removed")));
    }
  }

  /// The same as JSON, its members called as those of this record.
  public JsonObject toJson() {
    return addTo(Json.createObjectBuilder()).build();
  }

  /// Adds the same to what `json` has.
  public JsonObjectBuilder addTo(JsonObjectBuilder json) {
    json.add("format", format).add("strippable", strippable);
    notStrippableBecause.ifPresent(reason -> json.add("notStrippableBecause", reason));
    pixelSize.ifPresent(size -> json.add("pixelSize", size.toJson()));
    return json.add("entries", array(entries.stream().map(Entry::toJson).toList()))
        .add("pictures", array(pictures.stream().map(Picture::toJson).toList()))
        .add("leftOut", leftOut)
        .add("problems", Json.createArrayBuilder(problems))
        .add("removed", Json.createObjectBuilder(Map.copyOf(removed)));
  }

  private static Map<String, Long> counts(JsonObject json) {
    var counts = new TreeMap<String, Long>();
    json.forEach((meaning, count) -> counts.put(meaning, ((JsonNumber) count).longValueExact()));
    return counts;
  }

  private static JsonValue array(List<JsonObject> objects) {
    var array = Json.createArrayBuilder();
    objects.forEach(array::add);
    return array.build();
  }

  /// What of it may leave the space: nothing that is personal. What could not be read is told by
  /// sentences that may hold pieces of it, so they stay, too.
  FileMetadata shared() {
    return new FileMetadata(
        format,
        strippable,
        notStrippableBecause,
        pixelSize,
        entries.stream().filter(entry -> !entry.personal()).toList(),
        pictures.stream().filter(picture -> !picture.personal()).toList(),
        0,
        List.of(),
        Map.of());
  }

  /// The same of a copy that was made of a file, with what was removed on the way.
  ///
  /// @param original what that file said
  FileMetadata after(FileMetadata original) {
    var gone = new TreeMap<>(original.removed);
    original.personalByMeaning().forEach((meaning, count) -> gone.merge(meaning, count, Long::sum));
    personalByMeaning().forEach((meaning, count) -> gone.merge(meaning, -count, Long::sum));
    gone.values().removeIf(count -> count <= 0);
    return withRemoved(gone);
  }

  /// The same, of a file from which that much was removed before, by meaning.
  FileMetadata withRemoved(Map<String, Long> gone) {
    return new FileMetadata(
        format,
        strippable,
        notStrippableBecause,
        pixelSize,
        entries,
        pictures,
        leftOut,
        problems,
        gone);
  }

  private Map<String, Long> personalByMeaning() {
    return Stream.concat(
            entries.stream().filter(Entry::personal).map(Entry::meaning),
            pictures.stream().filter(Picture::personal).map(_ -> PICTURE))
        .collect(Collectors.groupingBy(meaning -> meaning, TreeMap::new, Collectors.counting()));
  }

  /// How many entries and pictures are personal.
  public long personal() {
    return entries.stream().filter(Entry::personal).count()
        + pictures.stream().filter(Picture::personal).count();
  }
}
