package org.fovea.pyramid.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Two rows of RGB brought to luma and both colour differences, full range (ITU-T T.871, section
/// 7), in 16 bits of fraction and with the roundings of libjpeg's `jccolor.c`, so that the results
/// are the same numbers. As in [ForwardDct], loops are simple so that vector instructions are made
/// of them.
final class RgbRows {
  /// Pixels in a row: those of a full [BlockBatch].
  static final int PIXELS = 256;

  /// Bytes that [#putRow] may read behind the last pixel.
  static final int SLACK = 1;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  // Sections of the values: both rows each. They share an array with constant distances so that the
  // JIT compiler sees that they do not overlap.
  private static final int BOTH = 2 * PIXELS;
  private static final int LUMA = BOTH;
  private static final int CB = 2 * BOTH;
  private static final int CR = 3 * BOTH;

  private static final int BITS = 16;
  private static final int HALF = 1 << (BITS - 1);
  private static final int CENTRE = 128 << BITS;

  // round(x * 2^16)
  private static final int RED_TO_LUMA = 19595; // 0.299
  private static final int GREEN_TO_LUMA = 38470; // 0.587
  private static final int BLUE_TO_LUMA = 7471; // 0.114
  private static final int RED_TO_CB = -11059; // -0.168736
  private static final int GREEN_TO_CB = -21709; // -0.331264
  private static final int GREEN_TO_CR = -27439; // -0.418688
  private static final int BLUE_TO_CR = -5329; // -0.081312

  private final int[] values = new int[4 * BOTH];

  /// Sets a row.
  ///
  /// @param row 0 or 1
  /// @param rgb 3 bytes a pixel, with [#SLACK]
  /// @param pixels how many, 1 to [#PIXELS]
  void putRow(int row, byte[] rgb, int pixels) {
    int to = row * PIXELS;
    for (int x = 0; x < pixels; x++) {
      values[to + x] = (int) INT.get(rgb, 3 * x);
    }
  }

  /// Converts both rows.
  void convert() {
    convertToLuma(values);
    convertToCb(values);
    convertToCr(values);
  }

  /// Puts the luma of a row into blocks side by side.
  void copyLuma(int row, BlockBatch batch, int first, int blocks, int blockRow) {
    copy(LUMA + row * PIXELS, batch, first, blocks, blockRow);
  }

  /// Puts both differences of a row into blocks side by side: those of blue first.
  void copyColours(int row, BlockBatch batch, int first, int blocks, int blockRow) {
    copy(CB + row * PIXELS, batch, first, blocks, blockRow);
    copy(CR + row * PIXELS, batch, first + blocks, blocks, blockRow);
  }

  /// Puts both differences, at half the resolution, into blocks side by side: those of blue first.
  void copyHalvedColours(BlockBatch batch, int first, int blocks, int blockRow) {
    copyHalved(CB, batch, first, blocks, blockRow);
    copyHalved(CR, batch, first + blocks, blocks, blockRow);
  }

  private void copy(int from, BlockBatch batch, int first, int blocks, int row) {
    for (int column = 0; column < 8; column++) {
      batch.put(values, from + column, 8, first, blocks, 8 * row + column);
    }
  }

  /// Takes the mean of 2 x 2 pixels. A half is rounded down and up in turns, as libjpeg's
  /// `jcsample.c` does.
  private void copyHalved(int from, BlockBatch batch, int first, int blocks, int row) {
    var out = batch.values();
    for (int column = 0; column < 8; column++) {
      int bias = 1 + (column & 1);
      int at = BlockBatch.place(8 * row + column) * BlockBatch.CAPACITY + first;
      int x = from + 2 * column;
      for (int block = 0; block < blocks; block++, x += 16) {
        int upper = values[x] + values[x + 1];
        int lower = values[x + PIXELS] + values[x + PIXELS + 1];
        out[at + block] = (upper + lower + bias) >> 2;
      }
    }
  }

  private static void convertToLuma(int[] v) {
    for (int i = 0; i < BOTH; i++) {
      int red = v[i] & 0xFF;
      int green = v[i] >> 8 & 0xFF;
      int blue = v[i] >> 16 & 0xFF;
      int sum = red * RED_TO_LUMA + green * GREEN_TO_LUMA + blue * BLUE_TO_LUMA;
      v[i + LUMA] = (sum + HALF - CENTRE) >> BITS;
    }
  }

  private static void convertToCb(int[] v) {
    for (int i = 0; i < BOTH; i++) {
      int red = v[i] & 0xFF;
      int green = v[i] >> 8 & 0xFF;
      int blue = v[i] >> 16 & 0xFF;
      v[i + CB] = (red * RED_TO_CB + green * GREEN_TO_CB + blue * HALF + HALF - 1) >> BITS;
    }
  }

  private static void convertToCr(int[] v) {
    for (int i = 0; i < BOTH; i++) {
      int red = v[i] & 0xFF;
      int green = v[i] >> 8 & 0xFF;
      int blue = v[i] >> 16 & 0xFF;
      v[i + CR] = (red * HALF + green * GREEN_TO_CR + blue * BLUE_TO_CR + HALF - 1) >> BITS;
    }
  }
}
