package org.fovea.pyramid.decode.tiff;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.fovea.pyramid.source.SampleType;
import org.fovea.pyramid.source.UnsupportedImageException;

/// Turns the stored samples of a row into numbers of one type in the byte order of the machine:
/// takes bits apart, swaps bytes, undoes the predictor (TIFF 6.0, section 14; Adobe's TIFF
/// Technical Note 3 for floating point). Used by one thread.
final class TiffNumbers {
  private static final int UNSIGNED = 1;
  private static final int SIGNED = 2;
  private static final int FLOATING = 3;
  private static final int UNDEFINED = 4;
  private static final int HORIZONTAL = 2;
  private static final int FLOATING_POINT = 3;
  private static final VarHandle SHORTS = view(short[].class, ByteOrder.nativeOrder());
  private static final VarHandle INTS = view(int[].class, ByteOrder.nativeOrder());
  private static final VarHandle LONGS = view(long[].class, ByteOrder.nativeOrder());

  private final int bits;
  private final int cellBytes;
  private final int perPixel;
  private final int predictor;
  private final int sampleFormat;
  private final boolean swapped;
  private final byte[] cells;
  private final byte[] numbers;

  /// @param page whose samples can be read, see [#type(TiffPage)]
  /// @param values of a stored row
  /// @param perPixel values of a pixel in a stored row
  TiffNumbers(TiffPage page, int predictor, int values, int perPixel)
      throws UnsupportedImageException {
    this.bits = page.bits();
    this.cellBytes = bits <= 8 ? 1 : bits <= 16 ? 2 : bits <= 32 ? 4 : 8;
    this.perPixel = perPixel;
    this.predictor = predictor;
    this.sampleFormat = page.sampleFormat();
    this.swapped = page.order() != ByteOrder.nativeOrder();
    int numberBytes = type(page).bytes();
    this.cells = new byte[Math.multiplyExact(values, cellBytes)];
    this.numbers =
        numberBytes == cellBytes ? cells : new byte[Math.multiplyExact(values, numberBytes)];
  }

  /// Returns the type of the numbers that come out for a page.
  ///
  /// @throws UnsupportedImageException if its samples cannot be read
  static SampleType type(TiffPage page) throws UnsupportedImageException {
    int bits = page.bits();
    boolean whole = bits == 8 || bits == 16 || bits == 32 || bits == 64;
    var type =
        switch (page.sampleFormat()) {
          case UNSIGNED, UNDEFINED ->
              bits <= 8
                  ? SampleType.UINT8
                  : bits <= 16
                      ? SampleType.UINT16
                      : bits <= 32 ? SampleType.UINT32 : SampleType.FLOAT64;
          case SIGNED ->
              bits == 8
                  ? SampleType.INT8
                  : bits == 16
                      ? SampleType.INT16
                      : bits == 32 ? SampleType.INT32 : SampleType.FLOAT64;
          case FLOATING -> bits == 64 ? SampleType.FLOAT64 : SampleType.FLOAT32;
          default -> null;
        };
    boolean strange =
        type == null
            || (!whole && (page.sampleFormat() == SIGNED || bits > 32))
            || (page.sampleFormat() == FLOATING && bits < 16)
            || (page.sampleFormat() == FLOATING && !whole);
    if (type == null || strange) {
      throw new UnsupportedImageException(
          "the TIFF file's samples ("
              + bits
              + " bits of sample format "
              + page.sampleFormat()
              + ") are of a kind that no decoder here reads");
    }
    return type;
  }

  /// Checks that a predictor can be undone.
  ///
  /// @param predictor value of tag 317
  /// @throws UnsupportedImageException if it cannot
  static void check(TiffPage page, int predictor) throws UnsupportedImageException {
    int bits = page.bits();
    boolean whole = bits == 8 || bits == 16 || bits == 32 || bits == 64;
    boolean known =
        predictor == 1
            || (predictor == HORIZONTAL && whole)
            || (predictor == FLOATING_POINT && whole && page.sampleFormat() == FLOATING);
    if (!known) {
      throw new UnsupportedImageException(
          "the TIFF file uses the predictor "
              + predictor
              + " on samples of "
              + bits
              + " bits, which no decoder here undoes");
    }
  }

  /// Returns the numbers of a row, interleaved as they are stored; valid until the next call and as
  /// long as the given array is.
  ///
  /// @param stored row, which may be changed
  /// @param values of it
  byte[] decode(byte[] stored, int values) {
    if (bits == 8) { // nothing to swap, nothing to widen
      if (predictor == HORIZONTAL) {
        accumulate(stored, values);
      }
      return stored;
    }
    if (predictor == FLOATING_POINT) {
      undoFloatingPoint(stored, values);
    } else {
      collect(stored, values);
      if (predictor == HORIZONTAL) {
        accumulate(cells, values);
      }
    }
    widen(values);
    return numbers;
  }

  private void collect(byte[] stored, int values) {
    switch (bits) {
      case 16 -> {
        for (int at = 0; at < 2 * values; at += 2) {
          short value = (short) SHORTS.get(stored, at);
          SHORTS.set(cells, at, swapped ? Short.reverseBytes(value) : value);
        }
      }
      case 32 -> {
        for (int at = 0; at < 4 * values; at += 4) {
          int value = (int) INTS.get(stored, at);
          INTS.set(cells, at, swapped ? Integer.reverseBytes(value) : value);
        }
      }
      case 64 -> {
        for (int at = 0; at < 8 * values; at += 8) {
          long value = (long) LONGS.get(stored, at);
          LONGS.set(cells, at, swapped ? Long.reverseBytes(value) : value);
        }
      }
      default -> takeApart(stored, values);
    }
  }

  /// Samples that are no whole bytes lie behind each other, the high bit first.
  private void takeApart(byte[] stored, int values) {
    long held = 0;
    int count = 0;
    int from = 0;
    for (int i = 0; i < values; i++) {
      while (count < bits) {
        held = (held << 8) | (stored[from++] & 0xFF);
        count += 8;
      }
      count -= bits;
      int value = (int) ((held >>> count) & ((1L << bits) - 1));
      switch (cellBytes) {
        case 1 -> cells[i] = (byte) value;
        case 2 -> SHORTS.set(cells, 2 * i, (short) value);
        default -> INTS.set(cells, 4 * i, value);
      }
    }
  }

  /// Undoes horizontal differences. One channel after the other, so that each sum stays in a
  /// register: adding to what was just stored takes several times as long.
  private void accumulate(byte[] row, int values) {
    int step = perPixel * cellBytes;
    int end = values * cellBytes;
    for (int start = 0; start < step; start += cellBytes) {
      switch (cellBytes) {
        case 1 -> {
          int sum = 0;
          for (int at = start; at < end; at += step) {
            sum += row[at];
            row[at] = (byte) sum;
          }
        }
        case 2 -> {
          short sum = 0;
          for (int at = start; at < end; at += step) {
            sum += (short) SHORTS.get(row, at);
            SHORTS.set(row, at, sum);
          }
        }
        case 4 -> {
          int sum = 0;
          for (int at = start; at < end; at += step) {
            sum += (int) INTS.get(row, at);
            INTS.set(row, at, sum);
          }
        }
        default -> {
          long sum = 0;
          for (int at = start; at < end; at += step) {
            sum += (long) LONGS.get(row, at);
            LONGS.set(row, at, sum);
          }
        }
      }
    }
  }

  /// Undoes differences of bytes and puts the bytes of each number together; their highest ones
  /// come first, whatever the byte order of the file.
  private void undoFloatingPoint(byte[] stored, int values) {
    for (int i = perPixel; i < values * cellBytes; i++) {
      stored[i] += stored[i - perPixel];
    }
    boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    for (int digit = 0; digit < cellBytes; digit++) {
      int target = little ? cellBytes - 1 - digit : digit;
      for (int i = 0; i < values; i++) {
        cells[i * cellBytes + target] = stored[digit * values + i];
      }
    }
  }

  /// Brings half floats and 64-bit whole numbers to a type that we have.
  private void widen(int values) {
    if (sampleFormat == FLOATING && bits == 16) {
      for (int i = 0; i < values; i++) {
        float value = Float.float16ToFloat((short) SHORTS.get(cells, 2 * i));
        INTS.set(numbers, 4 * i, Float.floatToRawIntBits(value));
      }
    } else if (sampleFormat != FLOATING && bits == 64) {
      for (int at = 0; at < 8 * values; at += 8) {
        long value = (long) LONGS.get(cells, at);
        double number = value;
        if (sampleFormat != SIGNED && value < 0) {
          number += 0x1p64;
        }
        LONGS.set(numbers, at, Double.doubleToRawLongBits(number));
      }
    }
  }

  private static VarHandle view(Class<?> array, ByteOrder order) {
    return MethodHandles.byteArrayViewVarHandle(array, order);
  }
}
