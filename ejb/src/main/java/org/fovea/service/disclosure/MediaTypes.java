package org.fovea.service.disclosure;

import java.util.Locale;
import java.util.Map;

/// Tells by the ending of a file's name what is in it, for whoever opens it later.
final class MediaTypes {
  private static final Map<String, String> BY_ENDING =
      Map.ofEntries(
          Map.entry("bmp", "image/bmp"),
          Map.entry("gif", "image/gif"),
          Map.entry("jp2", "image/jp2"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("json", "application/json"),
          Map.entry("ndpi", "image/tiff"),
          Map.entry("png", "image/png"),
          Map.entry("scn", "image/tiff"),
          Map.entry("svs", "image/tiff"),
          Map.entry("tif", "image/tiff"),
          Map.entry("tiff", "image/tiff"),
          Map.entry("webp", "image/webp"));
  private static final String ANY = "application/octet-stream";

  private MediaTypes() {}

  /// The media type of a file of that name.
  static String of(String fileName) {
    var ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return BY_ENDING.getOrDefault(ending, ANY);
  }
}
