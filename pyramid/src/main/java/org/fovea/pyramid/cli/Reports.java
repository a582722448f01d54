package org.fovea.pyramid.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fovea.pyramid.PyramidBuilder;
import org.fovea.pyramid.PyramidReader;
import org.fovea.pyramid.codec.TileCodecs;
import org.fovea.pyramid.geometry.PyramidShape;
import org.fovea.pyramid.metadata.Metadata;
import org.fovea.pyramid.metadata.Metadata.Resolution;
import org.fovea.pyramid.metadata.Metadata.Storage;
import org.fovea.pyramid.source.ImageHeader;
import org.fovea.pyramid.source.MeasuredRange;
import org.fovea.pyramid.source.SourceFormat;
import org.fovea.pyramid.szi.ScanProperties;

/// The JSON that the commands print.
final class Reports {
  private Reports() {}

  /// Describes a pyramid that was built.
  static Json of(PyramidBuilder.Result result, TileCodecs codecs) {
    var json = describe(new Json(), result.shape()).put("format", codecs.format().extension());
    describe(json, result.source())
        .put("encoder", codecs.encoder().name().toLowerCase(Locale.ROOT));
    result.range().ifPresent(range -> describe(json, range));
    return json;
  }

  /// Describes an image file.
  ///
  /// @param bytes length of the file
  static Json of(long bytes, ImageHeader header, Metadata metadata) {
    var json =
        new Json()
            .put("format", header.format().label())
            .put("bytes", bytes)
            .put("width", header.width())
            .put("height", header.height())
            .put("frames", header.frames())
            .put("sample", sample(header, metadata))
            .put("colour", colour(header, metadata))
            .put("orientation", header.orientation().tag());
    metadata.storage().ifPresent(storage -> json.put("storage", describe(storage)));
    metadata.resolution().ifPresent(resolution -> json.put("resolution", describe(resolution)));
    var groups = new Json();
    metadata
        .groups()
        .forEach((name, texts) -> {
          var group = new Json();
          texts.forEach(group::put);
          groups.put(name, group);
        });
    return json.put("decoder", header.decoder().name().toLowerCase(Locale.ROOT))
        .put("metadata", groups)
        .putTexts("metadataProblems", metadata.problems());
  }

  /// Describes what an image file says of itself.
  ///
  /// @param bytes length of the file
  /// @param refusal why the file cannot be stripped; empty if it can
  static Json of(SourceFormat format, long bytes, Metadata metadata, Optional<String> refusal) {
    var json =
        new Json()
            .put("format", format.label())
            .put("bytes", bytes)
            .put("strippable", refusal.isEmpty());
    refusal.ifPresent(reason -> json.put("notStrippableBecause", reason));
    metadata.resolution().ifPresent(resolution -> json.put("resolution", describe(resolution)));
    return json.putObjects("entries", metadata.entries().stream().map(Reports::of).toList())
        .putObjects("pictures", metadata.pictures().stream().map(Reports::of).toList())
        .putTexts("problems", metadata.problems());
  }

  private static Json of(Metadata.Entry entry) {
    return new Json()
        .put("group", entry.group())
        .put("key", entry.key())
        .put("value", entry.value())
        .put("meaning", entry.meaning().name().toLowerCase(Locale.ROOT))
        .put("personal", entry.meaning().personal());
  }

  private static Json of(Metadata.Picture picture) {
    return new Json()
        .put("kind", picture.kind())
        .put("width", picture.width())
        .put("height", picture.height())
        .put("bytes", picture.bytes())
        .put("personal", true);
  }

  /// Describes a pyramid file.
  static Json of(PyramidReader reader) {
    var json =
        describe(new Json().put("sourceFormat", "SZI"), reader.shape())
            .put("format", reader.format());
    reader
        .properties()
        .ifPresent(xml -> {
          var madeFrom = new Json();
          ScanProperties.read(xml).forEach(madeFrom::put);
          json.put("madeFrom", madeFrom);
        });
    return json;
  }

  /// Describes a pyramid file that was checked.
  ///
  /// @param listed whether the faults are to be listed
  static Json of(
      PyramidReader reader, TileCheck check, List<TileCheck.Fault> faults, boolean listed) {
    var json = of(reader).put("tilesChecked", check.decodes() ? "decoded" : "headers");
    return listed ? json.putObjects("faults", faults.stream().map(Reports::of).toList()) : json;
  }

  private static Json of(TileCheck.Fault fault) {
    return new Json()
        .put("tile", fault.tile().toString())
        .put("byte", fault.offset())
        .put("fault", fault.sentence());
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

  private static void describe(Json json, MeasuredRange range) {
    json.put("sampleType", range.type().name().toLowerCase(Locale.ROOT))
        .put("rangeBasis", range.basis().name().toLowerCase(Locale.ROOT))
        .put("black", range.shown().black())
        .put("white", range.shown().white())
        .put("min", range.all().min())
        .put("max", range.all().max())
        .put("p0.1", range.all().p0_1())
        .put("p1", range.all().p1())
        .put("p50", range.all().p50())
        .put("p99", range.all().p99())
        .put("p99.9", range.all().p99_9());
  }

  private static Json sample(ImageHeader header, Metadata metadata) {
    return new Json()
        .put("bits", header.bitsPerChannel())
        .put("type", metadata.sampleType().orElse("unsigned integer"))
        .put("channels", header.channels());
  }

  private static Json colour(ImageHeader header, Metadata metadata) {
    var shown = header.pixels().channels() < 3 ? "grey" : "RGB";
    var json =
        new Json()
            .put("space", metadata.colourSpace().orElse(shown))
            .put("alpha", header.pixels().hasAlpha());
    metadata.profileName().ifPresent(name -> json.put("profile", name));
    return json.put("profileApplied", header.colourProfile());
  }

  private static Json describe(Storage storage) {
    var json = new Json().put("layout", storage.layout());
    if (storage.blockWidth() > 0) {
      json.put("blockWidth", storage.blockWidth());
    }
    if (storage.blockHeight() > 0) {
      json.put("blockHeight", storage.blockHeight());
    }
    return json.put("compression", storage.compression());
  }

  private static Json describe(Resolution resolution) {
    return new Json()
        .put("pixelsPerMetreX", resolution.horizontal())
        .put("pixelsPerMetreY", resolution.vertical())
        .put("micrometresPerPixelX", resolution.micrometresAcross())
        .put("micrometresPerPixelY", resolution.micrometresDown())
        .put("origin", resolution.origin());
  }
}
