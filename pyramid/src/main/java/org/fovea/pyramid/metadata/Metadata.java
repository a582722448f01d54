package org.fovea.pyramid.metadata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a file says of itself beyond its pixels. Everything may be missing, and nothing here is
/// trusted: texts are the file's own words.
///
/// @param sampleType kind of the stored numbers, such as `unsigned integer`
/// @param colourSpace that the file names, such as `CMYK`
/// @param profileName description of the ICC profile
/// @param storage how the pixels lie in the file
/// @param resolution how large a pixel is in the world
/// @param entries texts, in the file's order
/// @param pictures inside the file that are not the picture
/// @param problems what could not be read, one sentence each
public record Metadata(
    Optional<String> sampleType,
    Optional<String> colourSpace,
    Optional<String> profileName,
    Optional<Storage> storage,
    Optional<Resolution> resolution,
    List<Entry> entries,
    List<Picture> pictures,
    List<String> problems) {

  /// One text.
  ///
  /// @param group origin, such as `Exif IFD0`
  /// @param key name, unlike any other of the group
  public record Entry(String group, String key, String value, Meaning meaning) {}

  /// A picture inside the file that is not the picture. Always personal.
  ///
  /// @param kind `label`, `macro`, `thumbnail` or `other`
  /// @param width in pixels; 0 if unknown
  /// @param height in pixels; 0 if unknown
  /// @param bytes in the file; 0 if unknown
  public record Picture(String kind, long width, long height, long bytes) {}

  /// Returns the texts by group, then by key.
  public Map<String, Map<String, String>> groups() {
    var groups = new LinkedHashMap<String, Map<String, String>>();
    for (var entry : entries) {
      groups
          .computeIfAbsent(entry.group(), _ -> new LinkedHashMap<>())
          .put(entry.key(), entry.value());
    }
    return groups;
  }

  /// How pixels lie in a file.
  ///
  /// @param layout such as `tiles`, `strips`, `rows`, `interlaced`
  /// @param blockWidth of a stored tile in pixels; 0 if there are none
  /// @param blockHeight rows of a stored tile or strip; 0 if there are none
  /// @param compression such as `Deflate`
  public record Storage(String layout, long blockWidth, long blockHeight, String compression) {}

  /// How large a pixel is.
  ///
  /// @param horizontal pixels per metre, positive
  /// @param vertical pixels per metre, positive
  /// @param origin where the file says so, such as `pHYs`
  public record Resolution(double horizontal, double vertical, String origin) {
    private static final double MICROMETRES_PER_METRE = 1e6;

    /// Makes a resolution of the sides of a pixel in micrometres.
    static Resolution ofMicrometres(double width, double height, String origin) {
      return new Resolution(MICROMETRES_PER_METRE / width, MICROMETRES_PER_METRE / height, origin);
    }

    /// Returns the width of a pixel in micrometres.
    public double micrometresAcross() {
      return MICROMETRES_PER_METRE / horizontal;
    }

    /// Returns the height of a pixel in micrometres.
    public double micrometresDown() {
      return MICROMETRES_PER_METRE / vertical;
    }

    boolean isReal() {
      return Double.isFinite(horizontal)
          && Double.isFinite(vertical)
          && horizontal > 0
          && vertical > 0
          && Double.isFinite(micrometresAcross())
          && Double.isFinite(micrometresDown());
    }
  }
}
