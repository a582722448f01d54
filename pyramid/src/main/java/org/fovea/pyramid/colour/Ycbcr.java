package org.fovea.pyramid.colour;

/// YCbCr of JFIF: full range, the coefficients of ITU-R BT.601.
public final class Ycbcr {
  private static final int SHIFT = 16;
  private static final int HALF = 1 << (SHIFT - 1);
  private static final int[] RED_OF_CR = table(1.402, true);
  private static final int[] GREEN_OF_CB = table(-0.344136286, false);
  private static final int[] GREEN_OF_CR = table(-0.714136286, false);
  private static final int[] BLUE_OF_CB = table(1.772, true);

  private Ycbcr() {}

  /// Converts pixels.
  ///
  /// @param from interleaved luma, blue and red difference
  /// @param to interleaved red, green and blue; may be the same array
  public static void toRgb(byte[] from, byte[] to, int pixels) {
    for (int at = 0; at < 3 * pixels; at += 3) {
      int luma = from[at] & 0xFF;
      int cb = from[at + 1] & 0xFF;
      int cr = from[at + 2] & 0xFF;
      to[at] = clamp(luma + RED_OF_CR[cr]);
      to[at + 1] = clamp(luma + ((GREEN_OF_CB[cb] + GREEN_OF_CR[cr] + HALF) >> SHIFT));
      to[at + 2] = clamp(luma + BLUE_OF_CB[cb]);
    }
  }

  private static byte clamp(int value) {
    return (byte) Math.clamp(value, 0, 255);
  }

  private static int[] table(double factor, boolean whole) {
    var table = new int[256];
    int fixed = (int) Math.floor(Math.abs(factor) * (1 << SHIFT) + 0.5) * (factor < 0 ? -1 : 1);
    for (int i = 0; i < table.length; i++) {
      int product = fixed * (i - 128);
      table[i] = whole ? (product + HALF) >> SHIFT : product;
    }
    return table;
  }
}
