package org.fovea.pyramid.metadata;

import com.drew.imaging.ImageMetadataReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.fovea.pyramid.metadata.MetadataCollector.Bounds;
import org.fovea.pyramid.source.FileBytes;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.SourceFormat;

/// Reads the metadata of image files. Never fails over what a file holds: damage is told among the
/// problems, and a picture that can be shown is shown.
public final class MetadataReader {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long STACK_BYTES = 16L << 20; // XMP may be nested deeply

  private MetadataReader() {}

  /// Reads a file's metadata within ten seconds; what is found by then is returned.
  ///
  /// @param format of the file, found by content
  /// @param limits of which the one on metadata holds for each block
  /// @throws InterruptedException if the calling thread was interrupted
  public static Metadata read(Path path, SourceFormat format, Limits limits)
      throws InterruptedException {
    return read(path, format, limits, PATIENCE, new MetadataCollector(Bounds.SHORT));
  }

  /// Reads as [#read] does, but all that the file's owner may want to know: every page, longer
  /// texts, and what pictures are inside.
  ///
  /// @throws InterruptedException if the calling thread was interrupted
  public static Metadata readAll(Path path, SourceFormat format, Limits limits)
      throws InterruptedException {
    return read(path, format, limits, PATIENCE, new MetadataCollector(Bounds.FULL));
  }

  /// Returns the version of the library that parses EXIF, XMP and IPTC; empty if it is unknown.
  public static Optional<String> version() {
    return Optional.ofNullable(ImageMetadataReader.class.getPackage().getImplementationVersion());
  }

  static Metadata read(
      Path path, SourceFormat format, Limits limits, Duration patience, MetadataCollector collector)
      throws InterruptedException {
    // A parser cannot be stopped, but a daemon does not keep the process alive.
    var reader =
        Thread.ofPlatform()
            .daemon()
            .name("metadata")
            .stackSize(STACK_BYTES)
            .unstarted(() -> collect(path, format, limits, collector));
    reader.start();
    if (!reader.join(patience)) {
      collector.problem(
          "the metadata took longer than " + patience.toSeconds() + " seconds to read");
    }
    return collector.collected();
  }

  private static void collect(
      Path path, SourceFormat format, Limits limits, MetadataCollector collector) {
    var blocks = new BlockParser(collector, limits.metadataBytes());
    try (var file = FileBytes.open(path)) {
      switch (format) {
        case JPEG -> new JpegMetadata(file, blocks, collector).read();
        case PNG -> new PngMetadata(file, blocks, collector).read();
        case TIFF -> new TiffMetadata(file, blocks, collector, limits).read();
        case WEBP -> new WebpMetadata(file, blocks, collector).read();
        case JPEG_2000, JPEG_XL -> new BoxMetadata(file, blocks, collector).read();
        case FITS -> new FitsMetadata(file, collector).read();
        case GIF, BMP, HEIF, AVIF, OPENEXR, RADIANCE, PNM ->
            collector.problem("the metadata of " + format.label() + " files is not read");
      }
    } catch (IOException e) {
      collector.problem("the metadata is damaged: " + e.getMessage());
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      collector.problem("the metadata cannot be read"); // the picture may be shown all the same
    }
  }
}
