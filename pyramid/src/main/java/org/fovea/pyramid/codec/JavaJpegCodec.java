package org.fovea.pyramid.codec;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.memory.PixelStrip;

/// JPEG tiles in Java: baseline, with the example tables of ITU-T T.81. Its arithmetic is that of
/// libjpeg-turbo with the accurate transform, and so are its bytes: a pyramid is the same with and
/// without native libraries.
final class JavaJpegCodec implements TileCodec {
  private final int quality;
  private final Quantiser lumaQuantiser;
  private final Quantiser chromaQuantiser;
  private final Map<JpegSampling, JpegMarkers> markers = new EnumMap<>(JpegSampling.class);
  private final SampleReader reader = new SampleReader();
  private final BlockBatch batch = new BlockBatch();
  private final EntropyWriter writer = new EntropyWriter();
  private final int[] previous = new int[3]; // mean of each component's last block

  JavaJpegCodec(int quality) {
    this.quality = quality;
    this.lumaQuantiser = new Quantiser(JpegTables.lumaSteps(quality));
    this.chromaQuantiser = new Quantiser(JpegTables.chromaSteps(quality));
  }

  @Override
  public byte[] encode(PixelStrip strip, int x, int row, int width, int rows) {
    Objects.checkFromIndexSize(x, width, strip.width());
    Objects.checkFromIndexSize(row, rows, strip.rows());
    if (strip.format().hasAlpha()) {
      throw new IllegalArgumentException("JPEG has no alpha");
    }
    var sampling = sampling(strip.format());
    reader.start(strip, x, row, width, rows);
    var marker =
        markers.computeIfAbsent(
            sampling, any -> new JpegMarkers(any, lumaQuantiser, chromaQuantiser));
    writer.start(marker.header(width, rows));
    previous[0] = 0;
    previous[1] = 0;
    previous[2] = 0;
    int side = sampling.side();
    int most = BlockBatch.CAPACITY / sampling.blocks();
    for (int top = 0; top < rows; top += side) {
      for (int left = 0; left < width; left += side * most) {
        int units = Math.min(most, Math.ceilDiv(width - left, side));
        reader.read(batch, sampling, left, top, units);
        transform(sampling, units);
        write(sampling, units, Math.ceilDiv(width - left, 8), Math.ceilDiv(rows - top, 8));
      }
    }
    return writer.finish();
  }

  @Override
  public void close() {
    // holds nothing outside the heap
  }

  private JpegSampling sampling(PixelFormat format) {
    return switch (format) {
      case GREY, GREY_ALPHA -> JpegSampling.GREY;
      case YCBCR -> JpegSampling.HALVED;
      case RGB, RGBA ->
          quality < TileCodecs.FULL_COLOUR_QUALITY ? JpegSampling.HALVED : JpegSampling.FULL;
    };
  }

  private void transform(JpegSampling sampling, int units) {
    int luma = sampling.lumaBlocks() * units;
    int blocks = sampling.blocks() * units;
    ForwardDct.transform(batch.values());
    lumaQuantiser.quantise(batch.values(), 0, luma);
    chromaQuantiser.quantise(batch.values(), luma, blocks - luma);
    batch.findNonzero(blocks);
  }

  /// Writes units.
  ///
  /// @param columns blocks of luma from the first unit to the right edge of the picture
  /// @param rows blocks of luma from these units to the lower edge; those beyond an edge are empty
  private void write(JpegSampling sampling, int units, int columns, int rows) {
    writer.reserve(units * sampling.blocks());
    int factor = sampling.factor();
    int chroma = sampling.lumaBlocks() * units;
    for (int unit = 0; unit < units; unit++) {
      for (int row = 0; row < factor; row++) {
        for (int column = factor * unit; column < factor * (unit + 1); column++) {
          if (column < columns && row < rows) {
            write(0, row * factor * units + column);
          } else {
            writer.writeFlat(JpegTables.LUMA_DC, JpegTables.LUMA_AC);
          }
        }
      }
      for (int component = 1; component < sampling.components(); component++) {
        write(component, chroma + (component - 1) * units + unit);
      }
    }
  }

  private void write(int component, int block) {
    var dc = component == 0 ? JpegTables.LUMA_DC : JpegTables.CHROMA_DC;
    var ac = component == 0 ? JpegTables.LUMA_AC : JpegTables.CHROMA_AC;
    writer.write(batch.values(), block, previous[component], batch.nonzero(block), dc, ac);
    previous[component] = batch.values()[block];
  }
}
