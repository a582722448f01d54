package org.fovea.service.image;

import java.util.Optional;
import org.fovea.pyramid.codec.TileFormat;
import org.fovea.pyramid.geometry.PyramidShape;
import org.fovea.pyramid.geometry.Region;
import org.fovea.pyramid.geometry.TileAddress;
import org.fovea.pyramid.render.RenderOrder;
import org.fovea.pyramid.render.RenderQuality;

/// A picture that somebody wants of a region. First the region is scaled, then mirrored, then
/// turned.
///
/// @param region in pixels of full resolution, inside the image
/// @param width that it is scaled to, in pixels, 1 or more
/// @param height that it is scaled to, in pixels, 1 or more; both together at most [#MOST_PIXELS]
/// @param mirrored whether left and right change places
/// @param rotation clockwise, in degrees, 0 to 360
/// @param quality its colours
/// @param format `jpg`, `png` or `webp`
public record PictureOrder(
    Region region,
    int width,
    int height,
    boolean mirrored,
    double rotation,
    Quality quality,
    String format) {
  /// The most pixels of one picture before it is turned.
  public static final int MOST_PIXELS = RenderOrder.MAX_PIXELS;

  private static final int WHOLE_TURN = 360;

  /// Which colours a picture has.
  public enum Quality {
    COLOUR,
    GREY,
    BITONAL
  }

  /// The tile that is this very picture, if the tiles are of its format.
  Optional<TileAddress> tile(PyramidShape shape) {
    boolean plain = !mirrored && rotation % WHOLE_TURN == 0 && quality == Quality.COLOUR;
    return plain ? shape.find(region, width, height) : Optional.empty();
  }

  RenderOrder order(TileFormat tileFormat) {
    var colours =
        switch (quality) {
          case COLOUR -> RenderQuality.COLOUR;
          case GREY -> RenderQuality.GREY;
          case BITONAL -> RenderQuality.BITONAL;
        };
    return new RenderOrder(width, height, mirrored, rotation, colours, tileFormat);
  }
}
