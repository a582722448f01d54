package org.fovea.pyramid.strip;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes TIFF files and EXIF blocks with directories of any content, for tests.
final class TiffBuilder {
  static final int BYTE = 1;
  static final int ASCII = 2;
  static final int SHORT = 3;
  static final int LONG = 4;
  static final int RATIONAL = 5;
  static final int UNDEFINED = 7;
  static final int IFD8 = 18;

  private final ByteOrder order;
  private final boolean big;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  TiffBuilder(ByteOrder order, boolean big) {
    this.order = order;
    this.big = big;
  }

  private record Value(int type, long count, ByteBuffer bytes) {}

  /// One directory.
  final class Directory {
    private final Map<Integer, Value> values = new TreeMap<>();
    private final Map<Integer, List<Directory>> children = new TreeMap<>();
    private final List<byte[]> blocks = new ArrayList<>();
    private int offsets = 273;

    Directory put(int tag, int type, byte[] bytes) {
      values.put(tag, new Value(type, bytes.length, ByteBuffer.wrap(bytes)));
      return this;
    }

    Directory text(int tag, String text) {
      return put(tag, ASCII, (text + "\0").getBytes(StandardCharsets.UTF_8));
    }

    /// @param type [#SHORT], [#LONG] or [#RATIONAL], which takes two numbers for each value
    Directory numbers(int tag, int type, long... numbers) {
      var bytes = ByteBuffer.allocate(numbers.length * 8).order(order);
      for (long number : numbers) {
        switch (type) {
          case SHORT -> bytes.putShort((short) number);
          case IFD8 -> bytes.putLong(number);
          default -> bytes.putInt((int) number);
        }
      }
      long count = type == RATIONAL ? numbers.length / 2 : numbers.length;
      values.put(tag, new Value(type, count, bytes.flip()));
      return this;
    }

    /// Puts directories below this one.
    Directory below(int tag, Directory... directories) {
      children.put(tag, List.of(directories));
      return this;
    }

    /// Sets pixels as strips or tiles.
    Directory pixels(boolean tiles, List<byte[]> data) {
      offsets = tiles ? 324 : 273;
      blocks.addAll(data);
      return this;
    }

    /// Sets what a page of 8-bit samples needs.
    Directory page(int width, int height, int samples, int compression, int photometric) {
      numbers(256, LONG, width);
      numbers(257, LONG, height);
      var bits = new long[samples];
      Arrays.fill(bits, 8);
      numbers(258, SHORT, bits);
      numbers(259, SHORT, compression);
      numbers(262, SHORT, photometric);
      return numbers(277, SHORT, samples);
    }
  }

  Directory directory() {
    return new Directory();
  }

  /// Puts bytes into the file to which nothing points.
  void orphan(byte[] bytes) {
    start();
    out.writeBytes(bytes);
  }

  /// Writes the chain of pages.
  byte[] write(Directory... chain) {
    start();
    long next = 0;
    for (int i = chain.length - 1; i >= 0; i--) {
      next = write(chain[i], next);
    }
    var file = ByteBuffer.wrap(out.toByteArray()).order(order);
    file.put(order == ByteOrder.LITTLE_ENDIAN ? new byte[] {'I', 'I'} : new byte[] {'M', 'M'});
    file.putShort((short) (big ? 43 : 42));
    if (big) {
      file.putShort((short) 8).putShort((short) 0).putLong(next);
    } else {
      file.putInt((int) next);
    }
    return file.array();
  }

  private void start() {
    if (out.size() == 0) {
      out.writeBytes(new byte[big ? 16 : 8]);
    }
  }

  private long write(Directory directory, long next) {
    directory.children.forEach((tag, children) -> {
      var places = children.stream().mapToLong(child -> write(child, 0)).toArray();
      directory.numbers(tag, big ? IFD8 : LONG, places);
    });
    if (!directory.blocks.isEmpty()) {
      var places = directory.blocks.stream().mapToLong(this::place).toArray();
      directory.numbers(directory.offsets, LONG, places);
      var lengths = directory.blocks.stream().mapToLong(block -> block.length).toArray();
      directory.numbers(directory.offsets == 324 ? 325 : 279, LONG, lengths);
    }
    int inline = big ? 8 : 4;
    var entries = ByteBuffer.allocate(8 + directory.values.size() * 20 + 8).order(order);
    offset(entries, directory.values.size(), big ? 8 : 2);
    directory.values.forEach((tag, value) -> {
      entries.putShort((short) (int) tag).putShort((short) value.type);
      offset(entries, value.count, inline);
      var bytes = new byte[value.bytes.remaining()];
      value.bytes.duplicate().get(bytes);
      if (bytes.length > inline) {
        offset(entries, place(bytes), inline);
      } else {
        entries.put(Arrays.copyOf(bytes, inline));
      }
    });
    offset(entries, next, inline);
    return place(Arrays.copyOf(entries.array(), entries.position()));
  }

  private long place(byte[] bytes) {
    if (out.size() % 2 == 1) {
      out.write(0);
    }
    long at = out.size();
    out.writeBytes(bytes);
    return at;
  }

  private static void offset(ByteBuffer bytes, long value, int length) {
    switch (length) {
      case 2 -> bytes.putShort((short) value);
      case 4 -> bytes.putInt((int) value);
      default -> bytes.putLong(value);
    }
  }
}
