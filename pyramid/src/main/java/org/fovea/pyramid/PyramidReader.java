package org.fovea.pyramid;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.pyramid.codec.TileFormat;
import org.fovea.pyramid.geometry.PyramidShape;
import org.fovea.pyramid.geometry.Region;
import org.fovea.pyramid.geometry.TileAddress;
import org.fovea.pyramid.render.RenderOrder;
import org.fovea.pyramid.render.RenderRequest;
import org.fovea.pyramid.render.SourceWindow;
import org.fovea.pyramid.szi.MalformedPyramidException;
import org.fovea.pyramid.szi.SziReader;

/// A finished pyramid, read tile by tile. Safe for use by many threads; never decodes a pixel.
///
/// The file is mapped and its index takes 12 bytes of memory per tile; whoever opens it closes it.
public final class PyramidReader implements AutoCloseable {
  private final SziReader file;

  private PyramidReader(SziReader file) {
    this.file = file;
  }

  /// Opens a pyramid file and checks every entry of its index.
  ///
  /// @throws MalformedPyramidException if it is no pyramid file or is damaged
  /// @throws IOException if it cannot be read
  public static PyramidReader open(Path path) throws IOException {
    return new PyramidReader(SziReader.open(path));
  }

  /// Returns the sizes of all levels and tiles.
  public PyramidShape shape() {
    return file.descriptor().shape();
  }

  /// Returns the format of the tiles: `jpg`, `png` or `webp`.
  public String format() {
    var format = file.descriptor().format();
    return format.equals("jpeg") ? "jpg" : format;
  }

  /// Returns the encoded bytes of a tile as a read-only slice of the mapped file, valid until
  /// [#close()]; empty if the shape has no such tile.
  ///
  /// @throws MalformedPyramidException if the file contradicts its own index
  public Optional<MemorySegment> tile(TileAddress address) throws MalformedPyramidException {
    return shape().contains(address)
        ? Optional.of(file.tile(shape().ordinal(address)))
        : Optional.empty();
  }

  /// Gathers what a renderer needs to make a picture of a region: what to make, and copies of the
  /// tiles of the nearest level. Nothing is decoded here.
  ///
  /// @param region in pixels of full resolution
  /// @throws IllegalArgumentException if it does not lie inside the image
  /// @throws MalformedPyramidException if the file contradicts its own index
  public RenderRequest request(Region region, RenderOrder order) throws MalformedPyramidException {
    var shape = shape();
    if (region.x() + region.width() > shape.width()
        || region.y() + region.height() > shape.height()) {
      throw new IllegalArgumentException(region + " is not inside of " + shape);
    }
    var window = SourceWindow.of(shape, region, order);
    List<RenderRequest.PlacedTile> tiles = new ArrayList<>();
    for (var address : window.tiles(shape)) {
      var bytes = file.tile(shape.ordinal(address)).toArray(ValueLayout.JAVA_BYTE);
      tiles.add(new RenderRequest.PlacedTile(shape.region(address), bytes));
    }
    var format = TileFormat.find(format()).orElseThrow();
    return new RenderRequest(order, window, format, tiles);
  }

  /// Says whether a tile has the checksum that the file gives for it.
  ///
  /// @throws IllegalArgumentException if the shape has no such tile
  /// @throws MalformedPyramidException if the file contradicts its own index
  public boolean isIntact(TileAddress address) throws MalformedPyramidException {
    return file.isIntact(shape().ordinal(address));
  }

  /// Returns where a tile's entry starts in the file, in bytes, for messages.
  ///
  /// @throws IllegalArgumentException if the shape has no such tile
  public long offset(TileAddress address) {
    return file.offset(shape().ordinal(address));
  }

  /// Returns the memory that the index takes, in bytes.
  public long indexBytes() {
    return file.indexBytes();
  }

  /// Returns the Deep Zoom descriptor, the XML text of the `.dzi` file.
  public String descriptor() {
    return file.descriptor().xml();
  }

  /// Returns what is known of the image that the pyramid was made from, the XML text of
  /// `scan-properties.xml`; empty if the file does not say.
  public Optional<String> properties() {
    return file.properties();
  }

  /// Unmaps the file. Waits for no reader: slices given out before must not be used any more.
  @Override
  public void close() {
    file.close();
  }
}
