package org.fovea.pyramid;

import java.util.Optional;
import org.fovea.pyramid.geometry.PyramidShape;
import org.fovea.pyramid.source.ImageHeader;
import org.fovea.pyramid.source.MeasuredRange;
import org.fovea.pyramid.szi.ScanProperties;

/// Writes down in a pyramid file what its pixels were made from. Names of our own have a prefix, as
/// the SZI specification asks of everyone.
final class SourceProperties {
  private static final String PREFIX = "fovea.";

  private SourceProperties() {}

  /// @param range how measured numbers became pixels; empty if the file's numbers were light
  static ScanProperties of(PyramidShape shape, ImageHeader header, Optional<MeasuredRange> range) {
    var properties =
        new ScanProperties()
            .put("ImageWidth", shape.width())
            .put("ImageHeight", shape.height())
            .put(PREFIX + "SourceFormat", header.format().label())
            .put(PREFIX + "BitsPerChannel", header.bitsPerChannel())
            .put(PREFIX + "Channels", header.channels())
            .put(PREFIX + "ColourProfileApplied", header.colourProfile());
    range.ifPresent(measured -> put(properties, measured));
    return properties;
  }

  private static void put(ScanProperties properties, MeasuredRange range) {
    properties
        .put(PREFIX + "SampleType", range.type().name())
        .put(PREFIX + "RangeBasis", range.basis().name())
        .put(PREFIX + "RangeBlack", range.shown().black())
        .put(PREFIX + "RangeWhite", range.shown().white());
    put(properties, PREFIX, range.all());
    for (int i = 0; i < range.channels().size() && range.channels().size() > 1; i++) {
      put(properties, PREFIX + "Channel" + (i + 1) + ".", range.channels().get(i));
    }
  }

  private static void put(ScanProperties properties, String prefix, MeasuredRange.Figures figures) {
    properties
        .put(prefix + "Count", figures.count())
        .put(prefix + "Minimum", figures.min())
        .put(prefix + "Maximum", figures.max())
        .put(prefix + "Percentile0.1", figures.p0_1())
        .put(prefix + "Percentile1", figures.p1())
        .put(prefix + "Percentile50", figures.p50())
        .put(prefix + "Percentile99", figures.p99())
        .put(prefix + "Percentile99.9", figures.p99_9());
  }
}
