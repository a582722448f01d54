package org.fovea.pyramid.render;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.fovea.pyramid.codec.TileFormat;
import org.fovea.pyramid.geometry.Region;

/// All that a renderer gets to know: what to make, and the tiles to make it from. It needs no file.
///
/// On the wire, in the order and form of [DataOutput]: width, height (`int`), mirrored (`boolean`),
/// rotation (`double`), quality and format (names in `UTF`); left, top, right, bottom of the window
/// (`double`); format of the tiles (`UTF`), their number (`int`); and of each tile x, y, width,
/// height (`int`) in pixels of the level, length (`int`) and bytes. The level's number is not sent.
/// Both ends are of the same build.
///
/// @param order what to make
/// @param window the part of the tiles that is shown
/// @param tileFormat of the tiles
/// @param tiles that the window touches, row by row
public record RenderRequest(
    RenderOrder order, SourceWindow window, TileFormat tileFormat, List<PlacedTile> tiles) {
  private static final int MAX_TILE_BYTES = 1 << 28; // more than any tile of 8192 pixels

  public RenderRequest {
    tiles = List.copyOf(tiles);
  }

  /// A tile and where it stands.
  ///
  /// @param place in pixels of its level
  /// @param bytes the encoded tile; not copied
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record PlacedTile(Region place, byte[] bytes) {}

  /// Writes the request.
  public void writeTo(DataOutput out) throws IOException {
    out.writeInt(order.width());
    out.writeInt(order.height());
    out.writeBoolean(order.mirrored());
    out.writeDouble(order.rotation());
    out.writeUTF(order.quality().name());
    out.writeUTF(order.format().name());
    out.writeDouble(window.left());
    out.writeDouble(window.top());
    out.writeDouble(window.right());
    out.writeDouble(window.bottom());
    out.writeUTF(tileFormat.name());
    out.writeInt(tiles.size());
    for (var tile : tiles) {
      out.writeInt((int) tile.place().x());
      out.writeInt((int) tile.place().y());
      out.writeInt((int) tile.place().width());
      out.writeInt((int) tile.place().height());
      out.writeInt(tile.bytes().length);
      out.write(tile.bytes());
    }
  }

  /// Reads a request.
  ///
  /// @throws java.io.EOFException if there is none
  /// @throws IOException if it breaks off or is none
  static RenderRequest read(DataInput in) throws IOException {
    try {
      int width = in.readInt();
      var order =
          new RenderOrder(
              width,
              in.readInt(),
              in.readBoolean(),
              in.readDouble(),
              RenderQuality.valueOf(in.readUTF()),
              TileFormat.valueOf(in.readUTF()));
      var window =
          new SourceWindow(0, in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
      var format = TileFormat.valueOf(in.readUTF());
      int count = in.readInt();
      List<PlacedTile> tiles = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        var place = new Region(in.readInt(), in.readInt(), in.readInt(), in.readInt());
        tiles.add(new PlacedTile(place, readBytes(in)));
      }
      return new RenderRequest(order, window, format, tiles);
    } catch (IllegalArgumentException e) {
      throw new IOException("this is no request", e);
    }
  }

  private static byte[] readBytes(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 1 || length > MAX_TILE_BYTES) {
      throw new IOException("a tile of " + length + " bytes is none");
    }
    var bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }
}
