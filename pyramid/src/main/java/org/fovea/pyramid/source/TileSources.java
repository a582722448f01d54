package org.fovea.pyramid.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Opens uploaded files: finds out by content what they are, checks their header against the
/// limits, and picks a decoder.
public final class TileSources {
  private static final Set<SourceFormat> JAVA_FORMATS =
      Set.of(
          SourceFormat.JPEG,
          SourceFormat.PNG,
          SourceFormat.TIFF,
          SourceFormat.GIF,
          SourceFormat.BMP);
  // libvips aborts the process over some GIF files, and reads BMP by ImageMagick only.
  private static final Set<SourceFormat> NEVER_VIPS = Set.of(SourceFormat.GIF, SourceFormat.BMP);

  private TileSources() {}

  /// Opens a file; its pixels come upright.
  ///
  /// @throws UnsupportedImageException if it is no image, or none that an active decoder reads
  /// @throws MalformedImageException if its header is damaged
  /// @throws LimitException if its header asks for more than the limits permit
  public static TileSource open(Path path, SourceOptions options) throws IOException {
    var format = detect(path);
    var candidates = candidates(format, options);
    if (candidates.isEmpty()) {
      throw new UnsupportedImageException(missing(format, options));
    }
    return openFirst(path, format, candidates, options);
  }

  private static SourceFormat detect(Path path) throws IOException {
    try (var file = FileBytes.open(path)) {
      if (file.size() == 0) {
        throw new MalformedImageException(0, "the file is empty");
      }
      return SourceFormat.detect(file.head(SourceFormat.HEAD_BYTES))
          .orElseThrow(() ->
              new UnsupportedImageException(
                  "the file is no image of a kind that this service reads"));
    }
  }

  private static List<Decoder> candidates(SourceFormat format, SourceOptions options) {
    // Our own PNG rows are faster than libvips and say where a file is damaged.
    var fastestFirst =
        format == SourceFormat.PNG
            ? List.of(Decoder.JAVA, Decoder.VIPS)
            : List.of(Decoder.VIPS, Decoder.JAVA);
    return fastestFirst.stream()
        .filter(decoder -> options.decoder().isEmpty() || options.decoder().get() == decoder)
        .filter(decoder ->
            decoder == Decoder.JAVA
                ? JAVA_FORMATS.contains(format)
                : !NEVER_VIPS.contains(format) && VipsLibrary.find().isPresent())
        .toList();
  }

  private static String missing(SourceFormat format, SourceOptions options) {
    return options.decoder().isPresent()
        ? "the decoder "
            + options.decoder().get().name().toLowerCase(Locale.ROOT)
            + " that was asked for does not read "
            + format.label()
            + " or is not installed"
        : format.label() + " files need libvips, which is not installed here";
  }

  /// Opens with the first decoder that takes the file. What one finds damaged or strange another
  /// may read; if none does, the first one's finding counts.
  private static TileSource openFirst(
      Path path, SourceFormat format, List<Decoder> candidates, SourceOptions options)
      throws IOException {
    IOException first = null;
    for (var decoder : candidates) {
      try {
        return upright(open(path, format, decoder, options.limits()), options);
      } catch (MalformedImageException | UnsupportedImageException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first == null) {
      throw new IllegalStateException("no decoder was tried");
    }
    throw first;
  }

  private static TileSource upright(TileSource source, SourceOptions options) throws IOException {
    try {
      return OrientedSource.of(source, options.folder(), options.limits());
    } catch (LimitException e) {
      source.close();
      throw e;
    }
  }

  private static TileSource open(Path path, SourceFormat format, Decoder decoder, Limits limits)
      throws IOException {
    var file = FileBytes.open(path);
    try {
      var source =
          switch (format) {
            case JPEG -> openJpeg(path, file, decoder, limits);
            case PNG -> openPng(path, file, decoder, limits);
            case TIFF -> openTiff(path, file, decoder, limits);
            case GIF, BMP -> HeldSource.open(path, format, limits);
            default -> VipsSource.open(path, format, 0, limits);
          };
      if (!(source instanceof PngSource)) {
        file.close();
      }
      return source;
    } catch (Throwable e) {
      file.close();
      throw e;
    }
  }

  private static TileSource openJpeg(Path path, FileBytes file, Decoder decoder, Limits limits)
      throws IOException {
    var jpeg = JpegHeader.read(file, limits);
    limits.checkChannels(jpeg.components());
    limits.checkSize(jpeg.width(), jpeg.height());
    limits.checkRatio(jpeg.width(), jpeg.height(), file.size(), limits.jpegPixelsPerByte());
    if (jpeg.multiScan()) {
      limits.checkHeld(jpeg.width(), jpeg.height(), "progressive JPEG");
      limits.checkPasses(jpeg.width(), jpeg.height(), jpeg.scans());
    }
    return decoder == Decoder.VIPS
        ? VipsSource.open(path, SourceFormat.JPEG, 1, limits)
        : JpegSource.open(path, jpeg, limits);
  }

  private static TileSource openPng(Path path, FileBytes file, Decoder decoder, Limits limits)
      throws IOException {
    var png = PngHeader.read(file, limits);
    limits.checkSize(png.width(), png.height());
    limits.checkRatio(png.width(), png.height(), file.size(), limits.pixelsPerByte());
    limits.checkFrames(png.frames());
    if (png.interlaced()) {
      limits.checkHeld(png.width(), png.height(), "interlaced PNG");
    }
    return decoder == Decoder.VIPS
        ? VipsSource.open(path, SourceFormat.PNG, png.frames(), limits)
        : new PngSource(file, png);
  }

  private static TileSource openTiff(Path path, FileBytes file, Decoder decoder, Limits limits)
      throws IOException {
    var tiff = TiffHeader.read(file, limits);
    tiff.check(limits, file.size());
    if (decoder == Decoder.VIPS && tiff.hasPlainYcbcr()) {
      throw new UnsupportedImageException("libvips misreads YCbCr in TIFF files without JPEG");
    }
    return decoder == Decoder.VIPS
        ? VipsSource.open(path, SourceFormat.TIFF, tiff.pages(), limits)
        : TiffSource.open(path, tiff, limits);
  }
}
