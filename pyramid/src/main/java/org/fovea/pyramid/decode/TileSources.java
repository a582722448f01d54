package org.fovea.pyramid.decode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.fovea.pyramid.decode.imageio.HeldSource;
import org.fovea.pyramid.decode.jpeg.JpegHeader;
import org.fovea.pyramid.decode.jpeg.JpegSource;
import org.fovea.pyramid.decode.jpeg.LibjpegSource;
import org.fovea.pyramid.decode.png.PngHeader;
import org.fovea.pyramid.decode.png.PngSource;
import org.fovea.pyramid.decode.tiff.TiffSources;
import org.fovea.pyramid.decode.vips.VipsLibrary;
import org.fovea.pyramid.decode.vips.VipsSource;
import org.fovea.pyramid.library.LibjpegLibrary;
import org.fovea.pyramid.source.Decoder;
import org.fovea.pyramid.source.FileBytes;
import org.fovea.pyramid.source.LimitException;
import org.fovea.pyramid.source.MalformedImageException;
import org.fovea.pyramid.source.SourceFormat;
import org.fovea.pyramid.source.SourceOptions;
import org.fovea.pyramid.source.StrangeFormat;
import org.fovea.pyramid.source.TileSource;
import org.fovea.pyramid.source.UnsupportedImageException;

/// Opens uploaded files: finds out by content what they are, checks their header against the
/// limits, and picks a decoder.
public final class TileSources {
  // The others of an animation are only what changes from one to the next.
  private static final Set<SourceFormat> FIRST_FRAME_ONLY =
      Set.of(SourceFormat.JPEG, SourceFormat.PNG, SourceFormat.GIF, SourceFormat.BMP);

  private TileSources() {}

  /// Opens a file; its pixels come upright.
  ///
  /// @throws UnsupportedImageException if it is no image, or none that an active decoder reads
  /// @throws MalformedImageException if its header is damaged
  /// @throws LimitException if its header asks for more than the limits permit
  public static TileSource open(Path path, SourceOptions options) throws IOException {
    var format = detect(path);
    if (options.frame() > 0 && FIRST_FRAME_ONLY.contains(format)) {
      throw new UnsupportedImageException(
          "only the first picture of a " + format.label() + " file can be shown");
    }
    if (format == SourceFormat.TIFF) {
      return upright(TiffSources.open(path, options), options);
    }
    var candidates = decoders(format).stream().filter(d -> isWanted(d, options)).toList();
    return openFirst(path, format, candidates, options);
  }

  private static boolean isWanted(Decoder decoder, SourceOptions options) {
    return options.decoder().isEmpty() || options.decoder().get() == decoder;
  }

  /// Finds out by content what a file is.
  ///
  /// @throws UnsupportedImageException if it is no image of a known kind
  /// @throws MalformedImageException if it is empty
  public static SourceFormat detect(Path path) throws IOException {
    try (var file = FileBytes.open(path)) {
      if (file.size() == 0) {
        throw new MalformedImageException(0, "the file is empty");
      }
      var head = file.head(SourceFormat.HEAD_BYTES);
      return SourceFormat.detect(head)
          .orElseThrow(() ->
              new UnsupportedImageException(
                  StrangeFormat.detect(head)
                      .map(StrangeFormat::sentence)
                      .orElse(
                          "the file is no image of a kind that this service reads: save it as"
                              + " TIFF, PNG or JPEG and upload it again")));
    }
  }

  /// Returns the decoders that read a format, the one to be tried first at the front.
  private static List<Decoder> decoders(SourceFormat format) {
    return switch (format) {
      case JPEG -> List.of(Decoder.TURBOJPEG, Decoder.VIPS, Decoder.JAVA);
      // Our own PNG rows are faster than libvips and say where a file is damaged.
      case PNG -> List.of(Decoder.JAVA, Decoder.VIPS);
      case TIFF -> List.of(Decoder.TURBOJPEG, Decoder.JAVA, Decoder.VIPS);
      // libvips aborts the process over some GIF files, and reads BMP by ImageMagick only.
      case GIF, BMP -> List.of(Decoder.JAVA);
      case WEBP, JPEG_2000, HEIF, AVIF, JPEG_XL, FITS, OPENEXR, RADIANCE, PNM ->
          List.of(Decoder.VIPS);
    };
  }

  /// Says whether a decoder is there. Asked late, for it loads the library.
  private static boolean isInstalled(Decoder decoder) {
    return switch (decoder) {
      case JAVA -> true;
      case TURBOJPEG -> LibjpegLibrary.find().isPresent();
      case VIPS -> VipsLibrary.find().isPresent();
    };
  }

  /// Returns the decoders that read a format and are installed, the one to be tried first at the
  /// front.
  static List<Decoder> installed(SourceFormat format) {
    return decoders(format).stream().filter(TileSources::isInstalled).toList();
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
      if (!isInstalled(decoder)) {
        continue;
      }
      try {
        return upright(open(path, format, decoder, options), options);
      } catch (MalformedImageException | UnsupportedImageException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    throw first != null ? first : new UnsupportedImageException(missing(format, options));
  }

  private static TileSource upright(TileSource source, SourceOptions options) throws IOException {
    try {
      return OrientedSource.of(source, options.folder(), options.limits());
    } catch (LimitException e) {
      source.close();
      throw e;
    }
  }

  private static TileSource open(
      Path path, SourceFormat format, Decoder decoder, SourceOptions options) throws IOException {
    var limits = options.limits();
    var file = FileBytes.open(path);
    try {
      var source =
          switch (format) {
            case JPEG -> openJpeg(path, file, decoder, options);
            case PNG -> openPng(path, file, decoder, options);
            case GIF, BMP -> HeldSource.open(path, format, limits);
            // what libvips counts as pages of JPEG 2000 are its resolutions
            case JPEG_2000 -> VipsSource.open(path, format, 1, options);
            default -> VipsSource.open(path, format, 0, options);
          };
      if (format != SourceFormat.PNG
          || decoder == Decoder.VIPS) { // our PNG sources read on from it
        file.close();
      }
      return source;
    } catch (Throwable e) {
      file.close();
      throw e;
    }
  }

  private static TileSource openJpeg(
      Path path, FileBytes file, Decoder decoder, SourceOptions options) throws IOException {
    var limits = options.limits();
    var jpeg = JpegHeader.read(file, limits);
    limits.checkChannels(jpeg.components());
    limits.checkSize(jpeg.width(), jpeg.height());
    limits.checkRatio(jpeg.width(), jpeg.height(), file.size(), limits.jpegPixelsPerByte());
    if (jpeg.multiScan()) {
      limits.checkHeld(jpeg.width(), jpeg.height(), "progressive JPEG");
      limits.checkPasses(jpeg.width(), jpeg.height(), jpeg.scans());
    }
    if (decoder == Decoder.VIPS
        && options.decoder().isEmpty()
        && jpeg.components() == 4
        && jpeg.profile().isEmpty()) {
      throw new UnsupportedImageException("libvips shows inks without a profile as on a press");
    }
    return switch (decoder) {
      case TURBOJPEG -> LibjpegSource.open(path, jpeg, options.planes());
      case VIPS -> VipsSource.open(path, SourceFormat.JPEG, 1, options);
      case JAVA -> JpegSource.open(path, jpeg, limits);
    };
  }

  private static TileSource openPng(
      Path path, FileBytes file, Decoder decoder, SourceOptions options) throws IOException {
    var limits = options.limits();
    var png = PngHeader.read(file, limits);
    limits.checkChannels(png.channels());
    limits.checkSize(png.width(), png.height());
    limits.checkRatio(png.width(), png.height(), file.size(), limits.pixelsPerByte());
    limits.checkFrames(png.frames());
    if (png.interlaced()) {
      limits.checkHeld(png.width(), png.height(), "interlaced PNG");
    }
    return decoder == Decoder.VIPS
        ? VipsSource.open(path, SourceFormat.PNG, png.frames(), options)
        : PngSource.open(file, png);
  }
}
