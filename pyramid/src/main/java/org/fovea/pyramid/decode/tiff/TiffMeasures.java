package org.fovea.pyramid.decode.tiff;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.fovea.pyramid.source.SampleType;

/// Picks colours and opacity of measured numbers. Where small numbers are bright, they are turned
/// round.
final class TiffMeasures implements TiffPainter {
  private final SampleType type;
  private final TiffColours colours;
  private final int samples;
  private final int channels;

  /// @param samples of a pixel that goes in
  /// @param channels of a pixel that comes out
  TiffMeasures(SampleType type, TiffColours colours, int samples, int channels) {
    this.type = type;
    this.colours = colours;
    this.samples = samples;
    this.channels = channels;
  }

  /// Returns the value that is shown in the place of another where small numbers are bright.
  static double turn(SampleType type, double value) {
    return type.whole() ? type.least() + type.most() - value : -value;
  }

  @Override
  public int pixelBytes() {
    return channels * type.bytes();
  }

  @Override
  public boolean copies() {
    return samples == channels && !colours.inverted() && !colours.premultiplied();
  }

  @Override
  public void paint(byte[] numbers, int pixels, byte[] out) {
    int bytes = type.bytes();
    int first = colours.model().channels();
    for (int x = 0; x < pixels; x++) {
      for (int channel = 0; channel < channels; channel++) {
        int sample = channel < first ? channel : colours.alpha();
        System.arraycopy(
            numbers, (x * samples + sample) * bytes, out, (x * channels + channel) * bytes, bytes);
      }
    }
    if (colours.inverted()) {
      invert(out, pixels, first);
    }
    if (channels > first && colours.premultiplied()) {
      unmultiply(out, pixels);
    }
  }

  private void invert(byte[] out, int pixels, int first) {
    var row = MemorySegment.ofArray(out);
    for (int x = 0; x < pixels; x++) {
      for (int channel = 0; channel < first; channel++) {
        long at = (long) x * channels + channel;
        set(row, at, turn(type, type.get(row, at)));
      }
    }
  }

  private void unmultiply(byte[] out, int pixels) {
    var row = MemorySegment.ofArray(out);
    for (int x = 0; x < pixels; x++) {
      double alpha = type.get(row, (long) x * channels + channels - 1);
      for (int channel = 0; channel < channels - 1; channel++) {
        long at = (long) x * channels + channel;
        double value = alpha == 0 ? 0 : Math.rint(type.get(row, at) * type.most() / alpha);
        set(row, at, Math.min(value, type.most()));
      }
    }
  }

  private void set(MemorySegment row, long index, double value) {
    switch (type) {
      case UINT8, INT8 -> row.set(ValueLayout.JAVA_BYTE, index, (byte) (int) value);
      case UINT16, INT16 ->
          row.set(ValueLayout.JAVA_SHORT_UNALIGNED, 2 * index, (short) (int) value);
      case UINT32, INT32 -> row.set(ValueLayout.JAVA_INT_UNALIGNED, 4 * index, (int) (long) value);
      case FLOAT32 -> row.set(ValueLayout.JAVA_FLOAT_UNALIGNED, 4 * index, (float) value);
      case FLOAT64 -> row.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, 8 * index, value);
    }
  }
}
