package org.fovea.pyramid.decode.png;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.fovea.pyramid.scale.ScaledSource;
import org.fovea.pyramid.source.FileBytes;
import org.fovea.pyramid.source.ImageHeader;
import org.fovea.pyramid.source.SampleSource;
import org.fovea.pyramid.source.SampleType;
import org.fovea.pyramid.source.TileSource;
import org.fovea.pyramid.source.ValueRange;

/// PNG files of 16 bits. The `sBIT` chunk is no declared range: by the standard the numbers fill 16
/// bits whatever it says, in the files of many cameras they do not, and both are seen best when the
/// numbers are counted.
final class PngSamples implements SampleSource {
  private static final int OPAQUE = 0xFFFF;

  private final FileBytes file;
  private final PngHeader png;
  private final PngImage image;
  private final ImageHeader header;
  private final boolean profiled;
  private final int[] key; // transparent colour; empty if none

  private PngSamples(FileBytes file, PngHeader png, boolean profiled) {
    this.file = file;
    this.png = png;
    this.profiled = profiled;
    this.image = new PngImage(file, png, 2 * png.format().channels(), this::convert);
    this.header = png.header(profiled);
    this.key = png.transparentColour();
  }

  /// Opens a file.
  ///
  /// @param file closed with the source
  static TileSource open(FileBytes file, PngHeader png) {
    var colours = png.colours();
    return ScaledSource.of(new PngSamples(file, png, colours.isPresent()), colours);
  }

  @Override
  public ImageHeader header() {
    return header;
  }

  @Override
  public SampleType type() {
    return SampleType.UINT16;
  }

  /// A profile says what the numbers mean: colours over the full range.
  @Override
  public Optional<ValueRange> declaredRange() {
    return profiled ? Optional.of(new ValueRange(0, type().most())) : Optional.empty();
  }

  @Override
  public void stream(RowSink sink) throws IOException, InterruptedException {
    image.stream(row -> sink.accept(MemorySegment.ofArray(row)));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /// Brings big-endian samples to the order of the machine, and makes an opacity of the transparent
  /// colour.
  private void convert(byte[] row, int from, byte[] target, int pixels) {
    var in = ByteBuffer.wrap(row, from, row.length - from);
    var out = ByteBuffer.wrap(target).order(ByteOrder.nativeOrder());
    int channels = png.channels();
    for (int x = 0; x < pixels; x++) {
      boolean transparent = key.length > 0;
      for (int channel = 0; channel < channels; channel++) {
        short value = in.getShort();
        transparent = transparent && Short.toUnsignedInt(value) == key[channel];
        out.putShort(value);
      }
      if (key.length > 0) {
        out.putShort((short) (transparent ? 0 : OPAQUE));
      }
    }
  }
}
