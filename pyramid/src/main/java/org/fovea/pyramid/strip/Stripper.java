package org.fovea.pyramid.strip;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.fovea.pyramid.source.FileBytes;
import org.fovea.pyramid.source.LimitException;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.MalformedImageException;
import org.fovea.pyramid.source.OutputException;
import org.fovea.pyramid.source.SourceFormat;

/// Copies image files without personal metadata.
public final class Stripper {
  private Stripper() {}

  /// Writes a copy. It grows beside its place, and takes its place when it is whole.
  ///
  /// @param format of the file, found by content
  /// @throws UnstrippableException if this kind of file cannot be stripped safely
  /// @throws MalformedImageException if the file is damaged where it must be understood
  /// @throws LimitException if it asks for more than the limits permit
  /// @throws OutputException if the copy cannot be written
  public static void strip(Path source, SourceFormat format, Path target, Limits limits)
      throws IOException {
    requireKnown(format);
    try (var file = FileBytes.open(source);
        var out = StripOutput.create(target)) {
      switch (format) {
        case JPEG -> new JpegStripper(file, out).strip();
        case PNG -> new PngStripper(file, out, limits).strip();
        case WEBP -> new WebpStripper(file, out, limits).strip();
        default -> new TiffStripper(TiffStripPlan.of(file, limits), file, out).strip();
      }
      out.finish();
    }
  }

  /// Tells in one sentence why a file cannot be stripped; empty if nothing speaks against it.
  public static Optional<String> refusal(Path source, SourceFormat format, Limits limits)
      throws IOException {
    try {
      requireKnown(format);
      if (format == SourceFormat.TIFF) {
        try (var file = FileBytes.open(source)) {
          TiffStripPlan.of(file, limits);
        }
      }
      return Optional.empty();
    } catch (UnstrippableException | MalformedImageException | LimitException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  private static void requireKnown(SourceFormat format) throws UnstrippableException {
    switch (format) {
      case JPEG, PNG, WEBP, TIFF -> {}
      case GIF, BMP, JPEG_2000, HEIF, AVIF, JPEG_XL, FITS, OPENEXR, RADIANCE, PNM ->
          throw new UnstrippableException(
              "personal metadata cannot be taken out of "
                  + format.label()
                  + " files: save it as TIFF, PNG or JPEG without metadata");
    }
  }
}
