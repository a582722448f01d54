package org.fovea.pyramid.scale;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.source.MeasuredRange;
import org.fovea.pyramid.source.SampleType;

/// Brings rows of measured numbers to 8 bits: black to 0, white to 255, rounded to the nearest.
/// What lies outside the range that was measured, and NaN, is no measurement and becomes black.
/// Used by one thread.
final class SampleScale {
  private static final int CODES = 1 << 16;

  private final SampleType type;
  private final int channels;
  private final boolean alpha;
  private final double min;
  private final double max;
  private final double black;
  private final double factor;
  private final byte[] table; // by the bits of the number; empty for wide types

  SampleScale(MeasuredRange range, PixelFormat pixels) {
    this.type = range.type();
    this.channels = pixels.channels();
    this.alpha = pixels.hasAlpha();
    this.min = range.all().min();
    this.max = range.all().max();
    this.black = range.shown().black();
    this.factor = 255 / (range.shown().white() - black);
    this.table = type.bytes() > 2 ? new byte[0] : table();
  }

  /// Converts one row.
  ///
  /// @param row of `pixels` times the channels of the format
  void convert(MemorySegment row, byte[] target, int pixels) {
    int samples = pixels * channels;
    switch (type.bytes()) {
      case 1 -> {
        for (int i = 0; i < samples; i++) {
          target[i] = table[row.get(ValueLayout.JAVA_BYTE, i) & 0xFF];
        }
      }
      case 2 -> {
        for (int i = 0; i < samples; i++) {
          target[i] = table[row.get(ValueLayout.JAVA_SHORT_UNALIGNED, 2L * i) & 0xFFFF];
        }
      }
      default -> {
        for (int i = 0; i < samples; i++) {
          target[i] = scale(type.get(row, i));
        }
      }
    }
    if (alpha) {
      for (int i = channels - 1; i < samples; i += channels) {
        target[i] = opacity(type.get(row, i));
      }
    }
  }

  private byte scale(double value) {
    if (!(value >= min && value <= max)) {
      return 0;
    }
    return (byte) Math.clamp(Math.round((value - black) * factor), 0, 255);
  }

  /// Whole numbers are opaque at the largest that the type holds, others at 1.
  private byte opacity(double value) {
    double full = type.whole() ? type.most() : 1;
    return (byte) Math.clamp(Math.round(value * 255 / full), 0, 255);
  }

  private byte[] table() {
    var bytes = new byte[type.bytes() == 1 ? 1 << 8 : CODES];
    for (int code = 0; code < bytes.length; code++) {
      bytes[code] = scale(type.number(code));
    }
    return bytes;
  }
}
