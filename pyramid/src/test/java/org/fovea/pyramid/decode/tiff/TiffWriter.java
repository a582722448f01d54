package org.fovea.pyramid.decode.tiff;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.Deflater;

/// Writes TIFF files of any layout, for tests: what it writes is exactly known.
final class TiffWriter {
  private static final byte[] II = {'I', 'I'};
  private static final byte[] MM = {'M', 'M'};
  static final int SHORT = 3;
  static final int LONG = 4;
  static final int DOUBLE = 12;

  private final Layout layout;
  private final Map<Integer, Tag> tags = new TreeMap<>();

  /// @param blockWidth of a tile; 0 for strips
  /// @param bits of a sample, up to 64
  /// @param format 1 unsigned, 2 signed, 3 floating point
  record Layout(
      ByteOrder order,
      boolean big,
      int width,
      int height,
      int samples,
      int bits,
      int format,
      boolean planar,
      int blockWidth,
      int blockRows,
      int compression,
      int predictor) {
    boolean tiled() {
      return blockWidth > 0;
    }

    int columns() {
      return tiled() ? Math.ceilDiv(width, blockWidth) : 1;
    }

    int rows() {
      return Math.ceilDiv(height, blockRows);
    }
  }

  /// The bits of a sample.
  interface Pixels {
    long bits(int x, int y, int channel);
  }

  private record Tag(int type, List<Number> values) {}

  TiffWriter(Layout layout, int photometric) {
    this.layout = layout;
    tag(TiffTag.IMAGE_WIDTH, LONG, layout.width());
    tag(TiffTag.IMAGE_LENGTH, LONG, layout.height());
    tag(TiffTag.BITS_PER_SAMPLE, SHORT, repeat(layout.bits(), layout.samples()));
    tag(TiffTag.COMPRESSION, SHORT, layout.compression());
    tag(TiffTag.PHOTOMETRIC, SHORT, photometric);
    tag(TiffTag.SAMPLES_PER_PIXEL, SHORT, layout.samples());
    tag(TiffTag.PLANAR_CONFIGURATION, SHORT, layout.planar() ? 2 : 1);
    tag(TiffTag.PREDICTOR, SHORT, layout.predictor());
    tag(TiffTag.SAMPLE_FORMAT, SHORT, repeat(layout.format(), layout.samples()));
    if (layout.tiled()) {
      tag(TiffTag.TILE_WIDTH, LONG, layout.blockWidth());
      tag(TiffTag.TILE_LENGTH, LONG, layout.blockRows());
    } else {
      tag(TiffTag.ROWS_PER_STRIP, LONG, layout.blockRows());
    }
  }

  /// Sets a tag.
  TiffWriter tag(int tag, int type, Number... values) {
    tags.put(tag, new Tag(type, List.of(values)));
    return this;
  }

  /// Sets a tag of bytes.
  TiffWriter bytes(int tag, int type, byte[] bytes) {
    var values = new Number[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      values[i] = bytes[i];
    }
    return tag(tag, type, values);
  }

  /// Packs and writes all blocks.
  Path write(Path file, Pixels pixels) throws IOException {
    var blocks = new ArrayList<byte[]>();
    int planes = layout.planar() ? layout.samples() : 1;
    for (int plane = 0; plane < planes; plane++) {
      for (int row = 0; row < layout.rows(); row++) {
        for (int column = 0; column < layout.columns(); column++) {
          blocks.add(pack(block(pixels, plane, column, row)));
        }
      }
    }
    return writeBlocks(file, blocks);
  }

  /// Writes blocks that are packed already.
  Path writeBlocks(Path file, List<byte[]> blocks) throws IOException {
    Files.write(file, new Assembly().assemble(blocks));
    return file;
  }

  private byte[] block(Pixels pixels, int plane, int column, int row) {
    int width = layout.tiled() ? layout.blockWidth() : layout.width();
    int top = row * layout.blockRows();
    int rows =
        layout.tiled() ? layout.blockRows() : Math.min(layout.blockRows(), layout.height() - top);
    var out = new ByteArrayOutputStream();
    int perPixel = layout.planar() ? 1 : layout.samples();
    for (int y = top; y < top + rows; y++) {
      var values = new long[width * perPixel];
      for (int i = 0; i < values.length; i++) {
        int x = Math.min(column * width + i / perPixel, layout.width() - 1);
        int channel = layout.planar() ? plane : i % perPixel;
        values[i] = pixels.bits(x, Math.min(y, layout.height() - 1), channel);
      }
      out.writeBytes(row(values, perPixel));
    }
    return out.toByteArray();
  }

  private byte[] row(long[] values, int perPixel) {
    if (layout.predictor() == 2) {
      for (int i = values.length - 1; i >= perPixel; i--) {
        values[i] -= values[i - perPixel];
      }
    }
    int bits = layout.bits();
    if (layout.predictor() == 3) {
      return floatingPointDifferences(values, perPixel);
    }
    var out = new byte[Math.ceilDiv(values.length * bits, 8)];
    var buffer = ByteBuffer.wrap(out).order(layout.order());
    for (int i = 0; i < values.length; i++) {
      switch (bits) {
        case 8 -> buffer.put((byte) values[i]);
        case 16 -> buffer.putShort((short) values[i]);
        case 32 -> buffer.putInt((int) values[i]);
        case 64 -> buffer.putLong(values[i]);
        default -> putBits(out, i * bits, bits, values[i]);
      }
    }
    return out;
  }

  private static void putBits(byte[] out, int at, int bits, long value) {
    for (int bit = 0; bit < bits; bit++) {
      if (((value >> (bits - 1 - bit)) & 1) != 0) {
        out[(at + bit) / 8] |= (byte) (0x80 >> ((at + bit) % 8));
      }
    }
  }

  private byte[] floatingPointDifferences(long[] values, int perPixel) {
    int bytes = layout.bits() / 8;
    var out = new byte[values.length * bytes];
    for (int i = 0; i < values.length; i++) {
      for (int digit = 0; digit < bytes; digit++) {
        out[digit * values.length + i] = (byte) (values[i] >> (8 * (bytes - 1 - digit)));
      }
    }
    for (int i = out.length - 1; i >= perPixel; i--) {
      out[i] -= out[i - perPixel];
    }
    return out;
  }

  private byte[] pack(byte[] block) {
    return switch (layout.compression()) {
      case 1 -> block;
      case 5 -> lzw(block);
      case 8, 32946 -> deflate(block);
      case 32773 -> packBits(block);
      default -> throw new IllegalArgumentException("no packer for " + layout.compression());
    };
  }

  private static byte[] deflate(byte[] block) {
    try (var deflater = new Deflater()) {
      deflater.setInput(block);
      deflater.finish();
      var out = new ByteArrayOutputStream();
      var buffer = new byte[4096];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    }
  }

  private static byte[] packBits(byte[] block) {
    var out = new ByteArrayOutputStream();
    for (int at = 0; at < block.length; ) {
      int run = 1;
      while (run < 128 && at + run < block.length && block[at + run] == block[at]) {
        run++;
      }
      if (run > 1) {
        out.write(1 - run);
        out.write(block[at]);
        at += run;
      } else {
        int from = at++;
        while (at < block.length && at - from < 128 && block[at] != block[at - 1]) {
          at++;
        }
        out.write(at - from - 1);
        out.write(block, from, at - from);
      }
    }
    return out.toByteArray();
  }

  private static byte[] lzw(byte[] block) {
    var codes = new TreeMap<String, Integer>();
    var bits = new BitSink();
    int width = 9;
    bits.put(256, width);
    var word = new StringBuilder();
    int next = 258;
    for (byte b : block) {
      word.append((char) (b & 0xFF));
      if (word.length() == 1 || codes.containsKey(word.toString())) {
        continue;
      }
      bits.put(code(codes, word.substring(0, word.length() - 1)), width);
      codes.put(word.toString(), next++);
      word.delete(0, word.length() - 1);
      if (next == 4095) {
        bits.put(256, width);
        codes.clear();
        next = 258;
        width = 9;
      } else if (next == 1 << width) {
        width++;
      }
    }
    bits.put(code(codes, word.toString()), width);
    bits.put(257, next + 1 == 1 << width ? width + 1 : width);
    return bits.finish();
  }

  private static int code(Map<String, Integer> codes, String word) {
    return word.length() == 1 ? word.charAt(0) : codes.getOrDefault(word, -1);
  }

  private static Number[] repeat(int value, int count) {
    var values = new Number[count];
    Arrays.fill(values, value);
    return values;
  }

  /// Bits, the high one first.
  private static final class BitSink {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long held;
    private int count;

    void put(int value, int bits) {
      held = (held << bits) | value;
      count += bits;
      while (count >= 8) {
        count -= 8;
        out.write((int) (held >> count));
      }
    }

    byte[] finish() {
      out.write((int) (held << (8 - count)));
      return out.toByteArray();
    }
  }

  /// Puts header, blocks, directory and values together, in this order.
  private final class Assembly {
    private final boolean big = layout.big();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    byte[] assemble(List<byte[]> blocks) {
      write(big ? 16 : 8, b -> {});
      var offsets = new Number[blocks.size()];
      var counts = new Number[blocks.size()];
      for (int i = 0; i < offsets.length; i++) {
        offsets[i] = out.size();
        counts[i] = blocks.get(i).length;
        out.writeBytes(blocks.get(i));
      }
      tag(layout.tiled() ? TiffTag.TILE_OFFSETS : TiffTag.STRIP_OFFSETS, LONG, offsets);
      tag(layout.tiled() ? TiffTag.TILE_BYTE_COUNTS : TiffTag.STRIP_BYTE_COUNTS, LONG, counts);
      if (out.size() % 2 == 1) {
        out.write(0);
      }
      int directory = out.size();
      writeDirectory(directory);
      var file = out.toByteArray();
      var header = ByteBuffer.wrap(file).order(layout.order());
      header.put(layout.order() == ByteOrder.LITTLE_ENDIAN ? II : MM);
      header.putShort((short) (big ? 43 : 42));
      if (big) {
        header.putShort((short) 8).putShort((short) 0).putLong(directory);
      } else {
        header.putInt(directory);
      }
      return file;
    }

    private void writeDirectory(int at) {
      int entry = big ? 20 : 12;
      int inline = big ? 8 : 4;
      int values = at + (big ? 8 : 2) + entry * tags.size() + inline;
      var tail = new ByteArrayOutputStream();
      write(big ? 8 : 2, b -> putLength(b));
      for (var tag : tags.entrySet()) {
        var bytes = bytes(tag.getValue());
        int place = values + tail.size();
        if (bytes.length > inline) {
          tail.writeBytes(bytes);
        }
        write(
            entry,
            b -> {
              b.putShort((short) (int) tag.getKey()).putShort((short) tag.getValue().type());
              if (big) {
                b.putLong(tag.getValue().values().size());
              } else {
                b.putInt(tag.getValue().values().size());
              }
              if (bytes.length <= inline) {
                b.put(bytes);
              } else if (big) {
                b.putLong(place);
              } else {
                b.putInt(place);
              }
            });
      }
      write(inline, b -> {});
      out.writeBytes(tail.toByteArray());
    }

    private void putLength(ByteBuffer b) {
      if (big) {
        b.putLong(tags.size());
      } else {
        b.putShort((short) tags.size());
      }
    }

    private byte[] bytes(Tag tag) {
      var buffer = ByteBuffer.allocate(8 * tag.values().size()).order(layout.order());
      for (var value : tag.values()) {
        switch (tag.type()) {
          case SHORT -> buffer.putShort(value.shortValue());
          case LONG -> buffer.putInt(value.intValue());
          case DOUBLE -> buffer.putDouble(value.doubleValue());
          default -> buffer.put(value.byteValue());
        }
      }
      return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private void write(int bytes, Consumer<ByteBuffer> fill) {
      var buffer = ByteBuffer.allocate(bytes).order(layout.order());
      fill.accept(buffer);
      out.writeBytes(buffer.array());
    }
  }
}
