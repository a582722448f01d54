package org.fovea.pyramid.scale;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.source.Decoder;
import org.fovea.pyramid.source.ImageHeader;
import org.fovea.pyramid.source.Orientation;
import org.fovea.pyramid.source.SampleSource;
import org.fovea.pyramid.source.SampleType;
import org.fovea.pyramid.source.SourceFormat;
import org.fovea.pyramid.source.ValueRange;

/// Numbers of a test, in memory.
final class TestSamples implements SampleSource {
  private final ImageHeader header;
  private final SampleType type;
  private final Optional<ValueRange> declaredRange;
  private final double[] numbers;

  private TestSamples(
      ImageHeader header, SampleType type, Optional<ValueRange> declaredRange, double[] numbers) {
    this.header = header;
    this.type = type;
    this.declaredRange = declaredRange;
    this.numbers = numbers;
  }

  /// @param type in which the numbers are given
  /// @param numbers row by row, `width` times the channels of a pixel each
  static TestSamples of(SampleType type, PixelFormat pixels, int width, double... numbers) {
    var header =
        new ImageHeader(
            width,
            numbers.length / pixels.channels() / width,
            pixels,
            SourceFormat.TIFF,
            8 * type.bytes(),
            pixels.channels(),
            1,
            Orientation.UPRIGHT,
            false,
            Decoder.JAVA);
    return new TestSamples(header, type, Optional.empty(), numbers);
  }

  TestSamples declaring(double black, double white) {
    return new TestSamples(header, type, Optional.of(new ValueRange(black, white)), numbers);
  }

  @Override
  public ImageHeader header() {
    return header;
  }

  @Override
  public SampleType type() {
    return type;
  }

  @Override
  public Optional<ValueRange> declaredRange() {
    return declaredRange;
  }

  @Override
  public void stream(RowSink sink) throws IOException, InterruptedException {
    int length = (int) header.width() * header.pixels().channels();
    try (var arena = Arena.ofConfined()) {
      var row = arena.allocate((long) length * type.bytes() + 1).asSlice(1); // not aligned
      for (int at = 0; at < numbers.length; at += length) {
        for (int i = 0; i < length; i++) {
          set(row, i, numbers[at + i]);
        }
        sink.accept(row);
      }
    }
  }

  @Override
  public void close() {
    // nothing is held
  }

  private void set(MemorySegment row, int i, double value) {
    switch (type) {
      case UINT8, INT8 -> row.set(ValueLayout.JAVA_BYTE, i, (byte) value);
      case UINT16, INT16 -> row.set(ValueLayout.JAVA_SHORT_UNALIGNED, 2L * i, (short) (int) value);
      case UINT32, INT32 -> row.set(ValueLayout.JAVA_INT_UNALIGNED, 4L * i, (int) (long) value);
      case FLOAT32 -> row.set(ValueLayout.JAVA_FLOAT_UNALIGNED, 4L * i, (float) value);
      case FLOAT64 -> row.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, 8L * i, value);
    }
  }
}
