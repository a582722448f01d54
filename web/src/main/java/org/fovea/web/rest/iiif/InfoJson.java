package org.fovea.web.rest.iiif;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.fovea.pyramid.geometry.PyramidShape;
import org.fovea.service.image.PixelSize;
import org.fovea.service.image.PyramidView;

/// What a client must know of an image to ask for pictures of it (Image API 3.0, section 5).
///
/// There are no `rights`, for nothing is published yet.
final class InfoJson {
  static final String CONTEXT = "http://iiif.io/api/image/3/context.json";
  private static final String PROTOCOL = "http://iiif.io/api/image";
  private static final String PHYSDIM = "http://iiif.io/api/annex/services/physdim";
  private static final double MICROMETRES_PER_MILLIMETRE = 1000;
  private static final int SMALLEST = 32; // a level below is of no use as a picture

  /// What level 2 does not ask for.
  private static final List<String> FEATURES =
      List.of(
          "canonicalLinkHeader",
          "mirroring",
          "profileLinkHeader",
          "rotationArbitrary",
          "sizeUpscaling");

  private InfoJson() {}

  /// @param id address of the image here
  /// @param manifest address of the manifest that shows it
  /// @param formats that can be made
  /// @param pixel its size in the world
  static JsonObject of(
      String id,
      String manifest,
      PyramidView pyramid,
      List<String> formats,
      Optional<PixelSize> pixel) {
    var shape = pyramid.shape();
    var json =
        Json.createObjectBuilder()
            .add("@context", CONTEXT)
            .add("id", id)
            .add("type", "ImageService3")
            .add("protocol", PROTOCOL)
            .add("profile", "level2")
            .add("width", shape.width())
            .add("height", shape.height())
            .add("maxWidth", Size.MOST_WIDE)
            .add("maxHeight", Size.MOST_WIDE)
            .add("maxArea", Size.MOST_PIXELS)
            .add("sizes", sizes(shape))
            .add("tiles", tiles(shape))
            .add("preferredFormats", array(List.of(pyramid.format())))
            .add("extraQualities", array(List.of("color", "gray", "bitonal")))
            .add("extraFeatures", array(FEATURES))
            .add(
                "partOf",
                Json.createArrayBuilder()
                    .add(Json.createObjectBuilder().add("id", manifest).add("type", "Manifest")));
    var extra = formats.stream().filter(f -> !f.equals("jpg") && !f.equals("png")).toList();
    if (!extra.isEmpty()) {
      json.add("extraFormats", array(extra));
    }
    pixel
        .filter(size -> size.isSquare() && size.isMeasured())
        .ifPresent(size -> json.add("service", Json.createArrayBuilder().add(scale(size))));
    return json.build();
  }

  /// The service of physical dimensions, by which viewers draw rulers and scale bars.
  private static JsonObject scale(PixelSize pixel) {
    return Json.createObjectBuilder()
        .add("@context", PHYSDIM + "/1/context.json")
        .add("profile", PHYSDIM)
        .add("physicalScale", pixel.across() / MICROMETRES_PER_MILLIMETRE)
        .add("physicalUnits", "mm")
        .build();
  }

  /// The levels of the pyramid that may be asked for as a whole.
  private static JsonArray sizes(PyramidShape shape) {
    var sizes = Json.createArrayBuilder();
    for (int level = 0; level < shape.levels(); level++) {
      var size = new Size(shape.width(level), shape.height(level));
      boolean useful =
          Math.max(size.width(), size.height()) >= SMALLEST || level == shape.levels() - 1;
      if (useful && size.isAllowed()) {
        sizes.add(
            Json.createObjectBuilder().add("width", size.width()).add("height", size.height()));
      }
    }
    return sizes.build();
  }

  /// Those of the pyramid, down to the level that is a single tile.
  private static JsonArray tiles(PyramidShape shape) {
    var factors = Json.createArrayBuilder();
    int level = shape.levels() - 1;
    for (long factor = 1; level >= 0; level--, factor *= 2) {
      factors.add(factor);
      if (shape.tiles(level) == 1) {
        break;
      }
    }
    return Json.createArrayBuilder()
        .add(
            Json.createObjectBuilder()
                .add("width", shape.tileSize())
                .add("height", shape.tileSize())
                .add("scaleFactors", factors))
        .build();
  }

  private static JsonArray array(List<String> words) {
    return Json.createArrayBuilder(words).build();
  }
}
