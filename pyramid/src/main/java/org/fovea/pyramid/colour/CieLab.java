package org.fovea.pyramid.colour;

/// CIE L*a*b* in 8 bits, relative to the white of prints, D50, which becomes the white of sRGB.
public final class CieLab {
  private static final double[] WHITE = {0.96422, 1, 0.82521}; // D50
  private static final double[][]
      TO_SRGB = { // of IEC 61966-2-1, adapted from D65 to D50 (Bradford)
    {3.1338561, -1.6168667, -0.4906146},
    {-0.9787684, 1.9161415, 0.0334540},
    {0.0719453, -0.2289914, 1.4052427}
  };

  private CieLab() {}

  /// Converts pixels.
  ///
  /// @param from interleaved; 255 is the lightness 100
  /// @param to interleaved sRGB
  /// @param zero the sample that stands for a chromaticity of 0: 0 if they are signed, else 128
  public static void toSrgb(byte[] from, byte[] to, int pixels, int zero) {
    for (int at = 0; at < 3 * pixels; at += 3) {
      double a = zero == 0 ? from[at + 1] : (from[at + 1] & 0xFF) - zero;
      double b = zero == 0 ? from[at + 2] : (from[at + 2] & 0xFF) - zero;
      double y = ((from[at] & 0xFF) * 100 / 255.0 + 16) / 116;
      double[] xyz = {
        WHITE[0] * cube(y + a / 500), WHITE[1] * cube(y), WHITE[2] * cube(y - b / 200)
      };
      for (int channel = 0; channel < 3; channel++) {
        var row = TO_SRGB[channel];
        to[at + channel] = encode(row[0] * xyz[0] + row[1] * xyz[1] + row[2] * xyz[2]);
      }
    }
  }

  private static double cube(double root) {
    return root > 6.0 / 29 ? root * root * root : (root - 16.0 / 116) * 3 * 36 / 841;
  }

  private static byte encode(double light) {
    double value = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
    return (byte) Math.clamp(Math.round(value * 255), 0, 255);
  }
}
