package org.fovea.pyramid.render;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.fovea.pyramid.codec.TileFormat;

/// What a renderer says: once, when it is ready, which formats it can make; then for each request
/// either a picture or that none can be made of these tiles. Whoever reads this trusts no length
/// and no word of it, for a renderer has decoded what strangers sent.
public final class RenderAnswers {
  private static final int READY = 0x464F5645; // "FOVE"
  private static final int MAX_BYTES = 1 << 27;
  private static final byte PICTURE = 1;
  private static final byte DAMAGED = 2;

  private RenderAnswers() {}

  static void writeReady(DataOutputStream out, List<TileFormat> formats) throws IOException {
    out.writeInt(READY);
    out.writeByte(formats.size());
    for (var format : formats) {
      out.writeUTF(format.extension());
    }
    out.flush();
  }

  static void writePicture(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeByte(PICTURE);
    out.writeInt(bytes.length);
    out.write(bytes);
    out.flush();
  }

  static void writeDamaged(DataOutputStream out) throws IOException {
    out.writeByte(DAMAGED);
    out.flush();
  }

  /// Waits for a renderer to be ready.
  ///
  /// @return the formats that it can make
  /// @throws IOException if it does not become ready
  public static List<TileFormat> readReady(DataInputStream in) throws IOException {
    if (in.readInt() != READY) {
      throw new IOException("the renderer did not start");
    }
    List<TileFormat> formats = new ArrayList<>();
    int count = in.readUnsignedByte();
    for (int i = 0; i < count; i++) {
      formats.add(
          TileFormat.find(in.readUTF())
              .orElseThrow(() -> new IOException("the renderer makes what nobody knows")));
    }
    return formats;
  }

  /// Reads the answer to one request.
  ///
  /// @return the picture, at most 128 MiB
  /// @throws DamagedTileException if none can be made of these tiles; the renderer goes on
  /// @throws IOException if the renderer has ended or says what it must not
  public static byte[] readPicture(DataInputStream in) throws IOException {
    int kind = in.readByte();
    if (kind == DAMAGED) {
      throw new DamagedTileException();
    }
    int length = kind == PICTURE ? in.readInt() : -1;
    if (length < 1 || length > MAX_BYTES) {
      throw new IOException("the renderer answered nonsense");
    }
    var bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("the renderer ended within an answer");
    }
    return bytes;
  }
}
