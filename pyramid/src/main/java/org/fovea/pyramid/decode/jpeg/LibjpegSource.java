package org.fovea.pyramid.decode.jpeg;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.fovea.pyramid.colour.ColourTransform;
import org.fovea.pyramid.library.DamagedFileException;
import org.fovea.pyramid.library.JpegDecompressor;
import org.fovea.pyramid.library.LibjpegLibrary;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.memory.PixelStrip;
import org.fovea.pyramid.source.Decoder;
import org.fovea.pyramid.source.ImageHeader;
import org.fovea.pyramid.source.MalformedImageException;
import org.fovea.pyramid.source.Orientation;
import org.fovea.pyramid.source.RowFeed;
import org.fovea.pyramid.source.SourceFormat;
import org.fovea.pyramid.source.StripSink;
import org.fovea.pyramid.source.TileSource;
import org.fovea.pyramid.source.UnsupportedImageException;

/// JPEG files of one or three components by libjpeg-turbo, in one pass. Where the caller takes
/// planes and the colours need no profile, luma and colour differences go to the tiles as they are
/// stored, without a detour by RGB; differences of full size are halved here.
public final class LibjpegSource implements TileSource {
  private final LibjpegLibrary library;
  private final Path path;
  private final JpegHeader jpeg;
  private final Optional<ColourTransform> transform;
  private final ImageHeader header;

  private LibjpegSource(
      LibjpegLibrary library,
      Path path,
      JpegHeader jpeg,
      PixelFormat pixels,
      Optional<ColourTransform> transform) {
    this.library = library;
    this.path = path;
    this.jpeg = jpeg;
    this.transform = transform;
    this.header =
        new ImageHeader(
            jpeg.width(),
            jpeg.height(),
            pixels,
            SourceFormat.JPEG,
            jpeg.precision(),
            jpeg.components(),
            1,
            jpeg.orientation(),
            transform.isPresent(),
            Decoder.TURBOJPEG);
  }

  /// Opens a JPEG file whose header was read and is within the limits.
  ///
  /// @param planes whether the pixels may come as planes
  /// @throws UnsupportedImageException if another decoder must read it
  public static TileSource open(Path path, JpegHeader jpeg, boolean planes) throws IOException {
    var library =
        LibjpegLibrary.find()
            .orElseThrow(() -> new UnsupportedImageException("libjpeg-turbo is not installed"));
    if (jpeg.precision() != 8 || jpeg.process() > 2) {
      throw new UnsupportedImageException(
          "JPEG of this kind (process %d, %d bits) needs libvips"
              .formatted(jpeg.process(), jpeg.precision()));
    }
    if (jpeg.components() != 1 && jpeg.components() != 3) {
      throw new UnsupportedImageException(
          "a JPEG of %d components needs libvips".formatted(jpeg.components()));
    }
    var transform = jpeg.profile().flatMap(p -> ColourTransform.of(p, jpeg.components()));
    boolean kept =
        planes
            && transform.isEmpty()
            && jpeg.orientation() == Orientation.UPRIGHT
            && jpeg.colourWidth().isPresent();
    var pixels = kept ? PixelFormat.YCBCR : PixelFormat.ofChannels(jpeg.components());
    return new LibjpegSource(library, path, jpeg, pixels, transform);
  }

  @Override
  public ImageHeader header() {
    return header;
  }

  @Override
  public void stream(StripSink sink) throws IOException, InterruptedException {
    boolean planes = header.pixels().planar();
    var frame =
        new JpegDecompressor.Frame(
            jpeg.width(),
            jpeg.height(),
            jpeg.components(),
            planes ? jpeg.colourWidth().orElseThrow() : 1,
            planes ? jpeg.colourHeight().orElseThrow() : 1,
            planes);
    var feed = new RowFeed(sink, jpeg.height());
    try (var file = FileChannel.open(path, StandardOpenOption.READ);
        var decompressor = new JpegDecompressor(library, file, frame)) {
      var halver = new ColourHalver(frame);
      var batch = decompressor.take();
      while (batch.isPresent()) {
        put(batch.get(), feed, halver);
        decompressor.give(batch.get());
        batch = decompressor.take();
      }
    } catch (DamagedFileException e) {
      var damaged =
          new MalformedImageException(e.offset(), "the JPEG file is damaged: " + e.getMessage());
      damaged.initCause(e);
      throw damaged;
    }
    if (!feed.complete()) {
      throw new IllegalStateException("the decoder left rows out");
    }
  }

  @Override
  public void close() {}

  private void put(JpegDecompressor.Batch batch, RowFeed feed, ColourHalver halver)
      throws IOException, InterruptedException {
    int rows = (int) Math.min(JpegDecompressor.ROWS, jpeg.height() - feed.row());
    int done = 0;
    while (done < rows) { // a batch may end one strip and begin the next
      var strip = feed.current();
      int count = Math.min(rows - done, strip.rows() - feed.filledRows());
      if (header.pixels().planar()) {
        copy(batch, 0, done, strip.plane(0), feed.filledRows(), count);
        halver.halve(batch, done, strip, feed.filledRows(), count);
      } else if (transform.isPresent()) {
        convert(batch, done, strip, feed.filledRows(), count, transform.get());
      } else {
        copy(batch, 0, done, strip, feed.filledRows(), count);
      }
      feed.advance(strip, count);
      done += count;
    }
  }

  private static void copy(
      JpegDecompressor.Batch batch, int plane, int from, PixelStrip target, int row, int count) {
    var rows = batch.planes().get(plane);
    long stride = batch.strides().get(plane);
    for (int i = 0; i < count; i++) {
      MemorySegment.copy(
          rows, (from + i) * stride, target.pixels(), target.offset(0, row + i), target.rowBytes());
    }
  }

  private void convert(
      JpegDecompressor.Batch batch,
      int from,
      PixelStrip target,
      int row,
      int count,
      ColourTransform colours) {
    int channels = jpeg.components();
    var stored = new byte[jpeg.width() * channels];
    var srgb = new byte[jpeg.width() * 3];
    for (int i = 0; i < count; i++) {
      long at = (from + i) * (long) batch.strides().getFirst();
      MemorySegment.copy(batch.planes().getFirst(), JAVA_BYTE, at, stored, 0, stored.length);
      colours.apply(stored, srgb, jpeg.width());
      if (channels == 1) {
        for (int x = 0; x < jpeg.width(); x++) {
          stored[x] = srgb[3 * x];
        }
      }
      target.putRow(row + i, channels == 1 ? stored : srgb, 0);
    }
  }
}
