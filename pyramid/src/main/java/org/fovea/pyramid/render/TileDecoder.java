package org.fovea.pyramid.render;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.fovea.pyramid.codec.TileFormat;
import org.fovea.pyramid.geometry.Region;
import org.fovea.pyramid.library.TurboJpegLibrary;
import org.fovea.pyramid.library.WebpLibrary;
import org.fovea.pyramid.render.RenderRequest.PlacedTile;

/// Decodes tiles: JPEG by libjpeg-turbo where the system has it, WebP by libwebp, the rest by
/// ImageIO. Used by one thread.
final class TileDecoder implements AutoCloseable {
  private static final int TJPF_RGB = 0;
  private static final int ACCURATE_DCT = 4096; // the transform that the tiles were encoded with
  private static final int OPAQUE = 0xFF;

  private final TileFormat format;
  private final Optional<TurboJpegLibrary> turbo;
  private final MemorySegment handle;

  TileDecoder(TileFormat format) {
    this.format = format;
    this.turbo = format == TileFormat.JPG ? TurboJpegLibrary.find() : Optional.empty();
    this.handle = turbo.map(TurboJpegLibrary::openDecompressor).orElse(MemorySegment.NULL);
  }

  /// How many samples a decoded pixel has: 3, or 4 with alpha.
  int channels() {
    return format.hasAlpha() ? Canvas.WITH_ALPHA : Canvas.OPAQUE;
  }

  /// Returns the tile's pixels.
  ///
  /// @throws DamagedTileException if it cannot be decoded, or has not the size of its place
  Canvas decode(PlacedTile tile) throws DamagedTileException {
    try {
      var canvas =
          switch (format) {
            case JPG -> turbo.isPresent() ? byTurbo(turbo.get(), tile) : byJava(tile);
            case PNG -> byJava(tile);
            case WEBP -> byWebp(tile);
          };
      return canvas.channels() == Canvas.WITH_ALPHA ? multiplied(canvas) : canvas;
    } catch (DamagedTileException e) {
      throw e;
    } catch (IOException | RuntimeException e) { // decoders meet damage with whatever they run into
      throw new DamagedTileException(e);
    }
  }

  private Canvas byTurbo(TurboJpegLibrary library, PlacedTile tile) throws IOException {
    int width = (int) tile.place().width();
    int height = (int) tile.place().height();
    try (var arena = Arena.ofConfined()) {
      var jpeg = arena.allocateFrom(JAVA_BYTE, tile.bytes());
      var values = arena.allocate(ValueLayout.JAVA_INT, 4);
      if (library.header(handle, jpeg, values) != 0) {
        throw new DamagedTileException();
      }
      requireSize(
          tile.place(),
          values.getAtIndex(ValueLayout.JAVA_INT, 0),
          values.getAtIndex(ValueLayout.JAVA_INT, 1));
      var pixels = arena.allocate((long) width * height * Canvas.OPAQUE);
      var target =
          new TurboJpegLibrary.Pixels(pixels, width, width * Canvas.OPAQUE, height, TJPF_RGB);
      if (library.decompress(handle, jpeg, target, ACCURATE_DCT) != 0) {
        throw new DamagedTileException();
      }
      return new Canvas(pixels.toArray(JAVA_BYTE), width, height, Canvas.OPAQUE);
    }
  }

  private static Canvas byWebp(PlacedTile tile) throws IOException {
    var library = WebpLibrary.find().orElseThrow(DamagedTileException::new);
    try (var arena = Arena.ofConfined()) {
      var file = arena.allocateFrom(JAVA_BYTE, tile.bytes());
      var size = library.size(file).orElseThrow(DamagedTileException::new);
      requireSize(tile.place(), size.width(), size.height());
      var pixels = library.decode(file, size).orElseThrow(DamagedTileException::new);
      return new Canvas(pixels, size.width(), size.height(), Canvas.WITH_ALPHA);
    }
  }

  private Canvas byJava(PlacedTile tile) throws IOException {
    var image = ImageIO.read(new ByteArrayInputStream(tile.bytes()));
    if (image == null) {
      throw new DamagedTileException();
    }
    requireSize(tile.place(), image.getWidth(), image.getHeight());
    return copy(image, channels());
  }

  /// The samples as they are stored: what the JDK does to show grey would change them.
  private static Canvas copy(BufferedImage image, int channels) {
    var canvas = Canvas.allocate(image.getWidth(), image.getHeight(), channels);
    Raster raster = image.getRaster();
    int bands = raster.getNumBands();
    boolean indexed = image.getColorModel() instanceof java.awt.image.IndexColorModel;
    var row = new int[image.getWidth() * bands];
    for (int y = 0; y < image.getHeight(); y++) {
      raster.getPixels(0, y, image.getWidth(), 1, row);
      for (int x = 0; x < image.getWidth(); x++) {
        int at = canvas.at(x, y);
        for (int channel = 0; channel < channels; channel++) {
          canvas.pixels()[at + channel] =
              (byte)
                  (indexed
                      ? indexed(image.getRGB(x, y), channel)
                      : sample(row, x * bands, bands, channel));
        }
      }
    }
    return canvas;
  }

  private static int sample(int[] row, int at, int bands, int channel) {
    if (channel == Canvas.OPAQUE) { // alpha, the last of 2 or 4 bands
      return bands % 2 == 0 ? row[at + bands - 1] : OPAQUE;
    }
    return row[at + (bands < Canvas.OPAQUE ? 0 : channel)];
  }

  private static int indexed(int argb, int channel) {
    return channel == Canvas.OPAQUE ? argb >>> 24 : argb >> (16 - 8 * channel);
  }

  private static void requireSize(Region place, int width, int height) throws DamagedTileException {
    if (width != place.width() || height != place.height()) {
      throw new DamagedTileException();
    }
  }

  private static Canvas multiplied(Canvas canvas) {
    var pixels = canvas.pixels();
    for (int at = 0; at < pixels.length; at += Canvas.WITH_ALPHA) {
      int alpha = pixels[at + 3] & 0xFF;
      for (int i = at; alpha < OPAQUE && i < at + 3; i++) {
        pixels[i] = (byte) (((pixels[i] & 0xFF) * alpha + 127) / OPAQUE);
      }
    }
    return canvas;
  }

  @Override
  public void close() {
    turbo.ifPresent(library -> library.close(handle));
  }
}
