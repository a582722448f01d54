package org.fovea.pyramid.render;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.fovea.pyramid.codec.TileCodecs;
import org.fovea.pyramid.codec.TileFormat;
import org.fovea.pyramid.geometry.Region;
import org.fovea.pyramid.render.RenderRequest.PlacedTile;

/// Makes pictures from tiles, one after the other.
public final class RegionRenderer {
  private static final int BUFFER = 1 << 16;

  private RegionRenderer() {}

  /// Answers requests until there are no more.
  ///
  /// @param input of [RenderRequest]s
  /// @param output for what [RenderAnswers] reads
  public static void serve(InputStream input, OutputStream output) throws IOException {
    ImageIO.setUseCache(false); // nothing of a picture is written to a disk
    var in = new DataInputStream(new BufferedInputStream(input, BUFFER));
    var out = new DataOutputStream(new BufferedOutputStream(output, BUFFER));
    RenderAnswers.writeReady(out, formats());
    while (hasNext(in)) {
      var request = RenderRequest.read(in);
      byte[] picture;
      try {
        picture = render(request);
      } catch (DamagedTileException e) {
        RenderAnswers.writeDamaged(out);
        continue;
      }
      RenderAnswers.writePicture(out, picture);
    }
  }

  /// Makes one picture.
  ///
  /// @throws DamagedTileException if a tile cannot be decoded
  /// @throws IOException if the picture cannot be encoded
  static byte[] render(RenderRequest request) throws IOException {
    var order = request.order();
    var canvas = scaled(request);
    if (order.mirrored()) {
      canvas = Turner.mirror(canvas);
    }
    return Finish.encode(Turner.turn(canvas, order.rotation()), order.quality(), order.format());
  }

  private static List<TileFormat> formats() {
    return Arrays.stream(TileFormat.values())
        .filter(format -> format != TileFormat.WEBP || TileCodecs.webp().isPresent())
        .toList();
  }

  private static boolean hasNext(DataInputStream in) throws IOException {
    in.mark(1);
    int next = in.read();
    if (next < 0) {
      return false;
    }
    in.reset();
    return true;
  }

  private static Canvas scaled(RenderRequest request) throws IOException {
    var window = request.window();
    var pixels = window.pixels();
    var order = request.order();
    int width = (int) pixels.width();
    int height = (int) pixels.height();
    var columns =
        new Kernel(window.left() - pixels.x(), window.right() - pixels.x(), width, order.width());
    var rows =
        new Kernel(window.top() - pixels.y(), window.bottom() - pixels.y(), height, order.height());
    try (var decoder = new TileDecoder(request.tileFormat())) {
      var resampler = new Resampler(columns, rows, height, decoder.channels());
      var band = new Band(pixels, decoder.channels());
      for (var tile : request.tiles()) {
        if (!band.takes(tile)) {
          band.drain(resampler);
        }
        band.put(tile, decoder.decode(tile));
      }
      band.drain(resampler);
      band.requireEnd();
      return resampler.finish();
    }
  }

  /// The rows of the window that one row of tiles covers. Tiles may overlap; then each covers again
  /// what the one before it has covered, with the same.
  private static final class Band {
    private final Region window;
    private final int channels;
    private final int rowBytes;
    private byte[] pixels = {};
    private long row; // where its tiles begin, in pixels of the level, as the two below
    private long top;
    private long bottom;

    Band(Region window, int channels) {
      this.window = window;
      this.channels = channels;
      this.rowBytes = Math.multiplyExact((int) window.width(), channels);
      this.top = window.y();
      this.bottom = window.y();
    }

    boolean takes(PlacedTile tile) {
      return bottom == top || tile.place().y() == row;
    }

    void put(PlacedTile tile, Canvas canvas) {
      var place = tile.place();
      if (bottom == top) {
        row = place.y();
        bottom = bottom(place);
        int bytes = Math.multiplyExact((int) (bottom - top), rowBytes);
        pixels = pixels.length < bytes ? new byte[bytes] : pixels;
      }
      long left = Math.max(place.x(), window.x());
      long right = Math.min(place.x() + place.width(), window.x() + window.width());
      for (long y = top; y < bottom; y++) {
        System.arraycopy(
            canvas.pixels(),
            canvas.at((int) (left - place.x()), (int) (y - place.y())),
            pixels,
            (int) (y - top) * rowBytes + (int) (left - window.x()) * channels,
            (int) (right - left) * channels);
      }
    }

    void drain(Resampler resampler) {
      for (long y = top; y < bottom; y++) {
        resampler.putRow((int) (y - window.y()), pixels, (int) (y - top) * rowBytes);
      }
      top = bottom;
    }

    void requireEnd() throws EOFException {
      if (top != window.y() + window.height()) {
        throw new EOFException("tiles are missing");
      }
    }

    private long bottom(Region place) {
      return Math.min(place.y() + place.height(), window.y() + window.height());
    }
  }
}
