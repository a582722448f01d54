package org.fovea.pyramid.decode.tiff;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.fovea.pyramid.source.ImageHeader;
import org.fovea.pyramid.source.SampleSource;
import org.fovea.pyramid.source.SampleType;
import org.fovea.pyramid.source.SourceOptions;
import org.fovea.pyramid.source.ValueRange;

/// Pages of TIFF and BigTIFF files of our own reading whose numbers were measured.
final class TiffSampleSource implements SampleSource {
  private static final int ROWS_AT_ONCE = 64;
  private static final int MOST_ROWS_AT_ONCE = 256;
  private static final Pattern IMAGEJ_RANGE = Pattern.compile("(?m)^(min|max)=(\\S{1,40})\\s*$");

  private final TiffReading reading;
  private final ImageHeader header;
  private final Optional<ValueRange> declaredRange;
  private final int threads;

  private TiffSampleSource(
      TiffReading reading, ImageHeader header, Optional<ValueRange> range, int threads) {
    this.reading = reading;
    this.header = header;
    this.declaredRange = range;
    this.threads = threads;
  }

  /// Returns a source that owns the file of the reading.
  static TiffSampleSource open(TiffReading reading, SourceOptions options) throws IOException {
    var plan = reading.plan();
    // An opacity of a signed or floating-point type has no natural full value.
    boolean unsigned = plan.type() == SampleType.UINT16 || plan.type() == SampleType.UINT32;
    var format = unsigned ? plan.colours().format() : plan.colours().format().opaque();
    return new TiffSampleSource(
        reading,
        reading.header(format, plan.colours().transform().isPresent()),
        declaredRange(plan),
        options.threads());
  }

  @Override
  public ImageHeader header() {
    return header;
  }

  @Override
  public SampleType type() {
    return reading.plan().type();
  }

  @Override
  public Optional<ValueRange> declaredRange() {
    return declaredRange;
  }

  @Override
  public void stream(RowSink sink) throws IOException, InterruptedException {
    var blocks = reading.plan().page().blocks();
    int rows = Math.clamp(blocks.rows(), ROWS_AT_ONCE, MOST_ROWS_AT_ONCE);
    long rowBytes = header.width() * header.pixels().channels() * type().bytes();
    try (var arena = Arena.ofShared();
        var bands = new TiffBands(reading.plan(), this::open, threads)) {
      int pixelBytes = header.pixels().channels() * type().bytes();
      var band =
          new TiffBand(
              arena.allocate(Math.multiplyExact(rowBytes, rows), Double.BYTES),
              pixelBytes,
              Math.toIntExact(rowBytes),
              rowBytes,
              0);
      for (long top = 0; top < header.height(); top += rows) {
        int count = (int) Math.min(rows, header.height() - top);
        bands.fill(top, count, List.of(band));
        for (int row = 0; row < count; row++) {
          sink.accept(band.memory().asSlice(row * rowBytes, rowBytes));
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    reading.close();
  }

  private TiffBlockReader open() throws IOException {
    var plan = reading.plan();
    return reading.open(
        new TiffMeasures(plan.type(), plan.colours(), plan.samples(), header.pixels().channels()));
  }

  /// Returns what the file says is black and white: ImageJ's display range, the least and largest
  /// values by tags, or all values if samples have fewer bits than their type. The tags 280 and 281
  /// are statistics that shall not matter for how a picture looks (TIFF 6.0, section 8).
  private static Optional<ValueRange> declaredRange(TiffPlan plan) throws IOException {
    var directory = plan.page().directory();
    var range = imageJRange(directory.text(TiffTag.IMAGE_DESCRIPTION));
    if (range.isEmpty()) {
      range = range(directory, TiffTag.S_MIN_SAMPLE_VALUE, TiffTag.S_MAX_SAMPLE_VALUE);
    }
    int bits = plan.page().bits();
    if (range.isEmpty() && bits < 8 * plan.type().bytes() && plan.type().whole()) {
      range = range(0, (double) ((1L << bits) - 1));
    }
    return plan.colours().inverted()
        ? range.map(stored ->
            new ValueRange(
                TiffMeasures.turn(plan.type(), stored.white()),
                TiffMeasures.turn(plan.type(), stored.black())))
        : range;
  }

  private static Optional<ValueRange> imageJRange(String description) {
    if (!description.startsWith("ImageJ=")) {
      return Optional.empty();
    }
    var least = OptionalDouble.empty();
    var most = OptionalDouble.empty();
    var line = IMAGEJ_RANGE.matcher(description);
    while (line.find()) {
      try {
        var value = OptionalDouble.of(Double.parseDouble(line.group(2)));
        if (line.group(1).equals("min")) {
          least = value;
        } else {
          most = value;
        }
      } catch (NumberFormatException e) {
        return Optional.empty(); // a description is a courtesy
      }
    }
    return least.isPresent() && most.isPresent()
        ? range(least.getAsDouble(), most.getAsDouble())
        : Optional.empty();
  }

  private static Optional<ValueRange> range(TiffDirectory directory, int minTag, int maxTag)
      throws IOException {
    if (directory.count(minTag) < 1 || directory.count(maxTag) < 1) {
      return Optional.empty();
    }
    return range(directory.reals(minTag, 1)[0], directory.reals(maxTag, 1)[0]);
  }

  private static Optional<ValueRange> range(double least, double most) {
    return Double.isFinite(least) && Double.isFinite(most) && least < most
        ? Optional.of(new ValueRange(least, most))
        : Optional.empty();
  }
}
