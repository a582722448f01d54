package org.fovea.service.image;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.stream.DoubleStream;

/// How large a pixel of an image is in the world, as the file says.
///
/// @param across micrometres, positive and finite
/// @param down micrometres, positive and finite
/// @param origin where the file says so, such as `pHYs`
public record PixelSize(double across, double down, String origin) {
  private static final double INCH = 25_400; // micrometres
  private static final double SAME = 0.005; // relative; files round

  /// @throws IllegalArgumentException if it is no size
  public PixelSize {
    if (!isReal(across) || !isReal(down)) {
      throw new IllegalArgumentException(across + " by " + down + " micrometres");
    }
  }

  private static boolean isReal(double micrometres) {
    return micrometres > 0 && Double.isFinite(micrometres);
  }

  /// Reads what the engine reports of a file.
  static PixelSize reported(JsonObject json) {
    return new PixelSize(
        json.getJsonNumber("micrometresPerPixelX").doubleValue(),
        json.getJsonNumber("micrometresPerPixelY").doubleValue(),
        json.getString("origin"));
  }

  /// Reads what [#toJson] wrote.
  static PixelSize of(JsonObject json) {
    return new PixelSize(
        json.getJsonNumber("acrossMicrometres").doubleValue(),
        json.getJsonNumber("downMicrometres").doubleValue(),
        json.getString("origin"));
  }

  /// The same as JSON.
  public JsonObject toJson() {
    return Json.createObjectBuilder()
        .add("acrossMicrometres", across)
        .add("downMicrometres", down)
        .add("origin", origin)
        .build();
  }

  /// Whether it is as wide as high.
  public boolean isSquare() {
    return same(across, down);
  }

  /// Whether it may have been measured: 72 and 96 pixels an inch are what programs write that do
  /// not know it.
  public boolean isMeasured() {
    return DoubleStream.of(72, 96).noneMatch(number -> same(across, INCH / number));
  }

  private static boolean same(double one, double other) {
    return Math.abs(one - other) <= SAME * other;
  }
}
