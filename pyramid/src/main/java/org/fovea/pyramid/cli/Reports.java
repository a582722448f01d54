package org.fovea.pyramid.cli;

import java.util.Locale;
import org.fovea.pyramid.PyramidBuilder;
import org.fovea.pyramid.PyramidReader;
import org.fovea.pyramid.codec.TileCodecs;
import org.fovea.pyramid.geometry.PyramidShape;
import org.fovea.pyramid.source.ImageHeader;

/// The JSON that the commands print.
final class Reports {
  private Reports() {}

  /// Describes a pyramid that was built.
  static Json of(PyramidBuilder.Result result, TileCodecs codecs) {
    var json = describe(new Json(), result.shape()).put("format", codecs.format().extension());
    return describe(json, result.source())
        .put("encoder", codecs.encoder().name().toLowerCase(Locale.ROOT));
  }

  /// Describes an image file.
  static Json of(ImageHeader header) {
    var json = new Json().put("width", header.width()).put("height", header.height());
    return describe(json, header);
  }

  /// Describes a pyramid file.
  static Json of(PyramidReader reader) {
    return describe(new Json().put("sourceFormat", "SZI"), reader.shape())
        .put("format", reader.format());
  }

  private static Json describe(Json json, PyramidShape shape) {
    return json.put("width", shape.width())
        .put("height", shape.height())
        .put("tileSize", shape.tileSize())
        .put("overlap", shape.overlap())
        .put("levels", shape.levels())
        .put("tiles", shape.tiles());
  }

  private static Json describe(Json json, ImageHeader header) {
    return json.put("sourceFormat", header.format().label())
        .put("bitsPerChannel", header.bitsPerChannel())
        .put("channels", header.channels())
        .put("frames", header.frames())
        .put("orientation", header.orientation().tag())
        .put("colourProfile", header.colourProfile())
        .put("alpha", header.pixels().hasAlpha())
        .put("grey", header.pixels().channels() < 3)
        .put("decoder", header.decoder().name().toLowerCase(Locale.ROOT));
  }
}
