package org.fovea.web.rest.iiif;

import java.util.Map;
import java.util.Set;
import org.fovea.pyramid.geometry.Region;
import org.fovea.service.image.PictureOrder;
import org.fovea.service.shared.InvalidException;

/// A picture as an address asks for it: `{region}/{size}/{rotation}/{quality}.{format}` (Image API
/// 3.0, section 4).
///
/// @param region which part
/// @param size how large
/// @param rotation how turned
/// @param quality its colours
/// @param format one that the specification knows
record ImageRequest(
    RegionParameter region,
    SizeParameter size,
    RotationParameter rotation,
    PictureOrder.Quality quality,
    String format) {
  private static final Map<String, PictureOrder.Quality> QUALITIES =
      Map.of(
          "default", PictureOrder.Quality.COLOUR,
          "color", PictureOrder.Quality.COLOUR,
          "gray", PictureOrder.Quality.GREY,
          "bitonal", PictureOrder.Quality.BITONAL);

  /// Those that the specification knows (section 4.5); not all of them are made.
  private static final Set<String> FORMATS =
      Set.of("jpg", "png", "webp", "tif", "gif", "pdf", "jp2");

  /// Reads the parameters.
  ///
  /// @throws InvalidException if one of them is none
  static ImageRequest parse(
      String region, String size, String rotation, String quality, String format) {
    var colours = QUALITIES.get(quality);
    if (colours == null) {
      throw Syntax.quality("A quality is default, color, gray or bitonal.");
    }
    var request =
        new ImageRequest(
            RegionParameter.parse(region),
            SizeParameter.parse(size),
            RotationParameter.parse(rotation),
            colours,
            format);
    if (!FORMATS.contains(format)) {
      throw Syntax.format("A format is jpg, png or webp.");
    }
    return request;
  }

  /// What is to be made of an image of that size.
  ///
  /// @throws InvalidException if the region lies outside, or the size is not allowed
  PictureOrder order(long width, long height) {
    var part = region.of(width, height);
    var wanted = size.of(part);
    return new PictureOrder(
        part,
        (int) wanted.width(),
        (int) wanted.height(),
        rotation.mirrored(),
        rotation.degrees(),
        quality,
        format);
  }

  /// The one address of all those that mean the same picture (section 4.7).
  ///
  /// @param order what this request means in an image of that size
  String canonical(PictureOrder order, long width, long height) {
    return "%s/%s/%s/%s.%s"
        .formatted(
            canonical(order.region(), width, height),
            canonical(new Size(order.width(), order.height()), order.region()),
            rotation.canonical(),
            canonical(quality),
            format);
  }

  private static String canonical(Region region, long width, long height) {
    return region.equals(new Region(0, 0, width, height))
        ? "full"
        : "%d,%d,%d,%d".formatted(region.x(), region.y(), region.width(), region.height());
  }

  private static String canonical(Size size, Region region) {
    if (size.equals(Size.largest(region, false))) {
      return "max";
    }
    var mark = size.isLargerThan(region) ? "%5E" : ""; // ^, which an address does not hold
    return size.isLargerThan(region) && size.equals(Size.largest(region, true))
        ? mark + "max"
        : mark + size.width() + "," + size.height();
  }

  private static String canonical(PictureOrder.Quality quality) {
    return switch (quality) {
      case COLOUR -> "default";
      case GREY -> "gray";
      case BITONAL -> "bitonal";
    };
  }
}
