package org.fovea.pyramid.strip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.fovea.pyramid.source.FileBytes;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.MalformedImageException;

/// Copies a WebP file: the chunks of pictures and of their colours, and what may be shared of EXIF
/// (WebP Container Specification). Chunks that are not known are left out.
final class WebpStripper {
  private static final int HEADER_BYTES = 12; // RIFF, length, WEBP
  private static final int CHUNK_BYTES = 8; // type, length
  private static final int FRAME_BYTES = 16; // of an animation, before its chunks
  private static final int FEATURES_BYTES = 10;
  private static final int EXIF_FLAG = 8;
  private static final int XMP_FLAG = 4;
  private static final long LONGEST = 0xFFFF_FFFEL;
  private static final Set<String> PIXELS = Set.of("VP8 ", "VP8L", "ALPH");

  private final FileBytes file;
  private final StripOutput out;
  private final Limits limits;
  private long featuresAt = -1;
  private int flags;
  private boolean exif;
  private boolean pixels;

  WebpStripper(FileBytes file, StripOutput out, Limits limits) {
    this.file = file;
    this.out = out;
    this.limits = limits;
  }

  void strip() throws IOException {
    file.order(ByteOrder.LITTLE_ENDIAN);
    out.append(file, 0, HEADER_BYTES);
    long at = HEADER_BYTES;
    while (at <= file.size() - CHUNK_BYTES) {
      long length = file.u32(at + 4);
      if (length > file.size() - at - CHUNK_BYTES) {
        throw new MalformedImageException(at, "a chunk of the WebP file is longer than the file");
      }
      chunk(type(at), at, length);
      at += CHUNK_BYTES + length + length % 2;
    }
    if (!pixels || out.size() - CHUNK_BYTES > LONGEST) {
      throw new MalformedImageException(at, "the WebP file has no picture in it");
    }
    finish();
  }

  private void chunk(String type, long at, long length) throws IOException {
    switch (type) {
      case "VP8 ", "VP8L", "ALPH" -> {
        pixels = true;
        copy(at, length);
      }
      case "VP8X" -> {
        if (length >= FEATURES_BYTES && featuresAt < 0) {
          featuresAt = out.size() + CHUNK_BYTES;
          flags = file.u8(at + CHUNK_BYTES);
          write(type, file.bytes(at + CHUNK_BYTES, FEATURES_BYTES));
        }
      }
      case "ANIM" -> {
        if (length == 6) {
          copy(at, length);
        }
      }
      case "ICCP" -> {
        limits.checkMetadata(length);
        copy(at, length);
      }
      case "ANMF" -> {
        requirePixels(at + CHUNK_BYTES + FRAME_BYTES, at + CHUNK_BYTES + length);
        pixels = true;
        copy(at, length);
      }
      case "EXIF" -> exif(at + CHUNK_BYTES, length);
      default -> {} // texts, and what is not known
    }
  }

  private void exif(long at, long length) throws IOException {
    limits.checkMetadata(length);
    var block = file.bytes(at, (int) length);
    var mark = JpegWalk.ascii("Exif\0\0"); // which some writers put before it
    int from = JpegWalk.starts(block, mark) ? mark.length : 0;
    var shared = ExifBlock.shared(Arrays.copyOfRange(block, from, block.length));
    if (shared.length > 0 && !exif) {
      exif = true;
      write("EXIF", shared);
    }
  }

  /// A frame of an animation has chunks of its own.
  private void requirePixels(long from, long end) throws IOException {
    for (long at = from; at < end; ) {
      if (at > end - CHUNK_BYTES || !PIXELS.contains(type(at))) {
        throw new UnstrippableException(
            "the animation has a part that no standard names: save its first picture as PNG");
      }
      long length = file.u32(at + 4);
      at += CHUNK_BYTES + length + length % 2;
    }
  }

  private String type(long at) throws IOException {
    return new String(file.bytes(at, 4), StandardCharsets.ISO_8859_1);
  }

  private void copy(long at, long length) throws IOException {
    out.append(file, at, CHUNK_BYTES + length);
    out.append(new byte[(int) (length % 2)]);
  }

  private void write(String type, byte[] data) throws IOException {
    var chunk = ByteBuffer.allocate(CHUNK_BYTES + data.length + data.length % 2);
    chunk.order(ByteOrder.LITTLE_ENDIAN).put(type.getBytes(StandardCharsets.ISO_8859_1));
    out.append(chunk.putInt(data.length).put(data).array());
  }

  /// Writes down how long the file became, and which chunks it has.
  private void finish() throws IOException {
    var length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    out.put(4, length.putInt((int) (out.size() - CHUNK_BYTES)).array());
    if (featuresAt >= 0) {
      int kept = flags & ~(EXIF_FLAG | XMP_FLAG);
      out.put(featuresAt, new byte[] {(byte) (exif ? kept | EXIF_FLAG : kept)});
    }
  }
}
