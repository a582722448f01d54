package org.fovea.pyramid.scale;

import java.util.List;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.source.MeasuredRange;
import org.fovea.pyramid.source.MeasuredRange.Basis;
import org.fovea.pyramid.source.MeasuredRange.Figures;
import org.fovea.pyramid.source.SampleSource;
import org.fovea.pyramid.source.ValueRange;

/// Decides what is black and what is white. The reasons are in `docs/adr/0008-measured-range.md`.
final class RangeChoice {
  private RangeChoice() {}

  /// Returns what was found of a source, with the numbers that become black and white.
  ///
  /// @param channels figures of each colour channel
  /// @param all figures of all colour channels together
  static MeasuredRange choose(SampleSource source, List<Figures> channels, Figures all) {
    var type = source.type();
    var declared = source.declaredRange();
    if (declared.isPresent()) {
      return new MeasuredRange(type, channels, all, declared.get(), Basis.DECLARED);
    }
    boolean unsigned = type.whole() && type.least() == 0;
    if (unsigned && all.p99_9() >= type.most() / 4) {
      return new MeasuredRange(type, channels, all, new ValueRange(0, type.most()), Basis.FULL);
    }
    boolean grey = source.header().pixels().opaque() == PixelFormat.GREY;
    return new MeasuredRange(type, channels, all, measured(grey, all), Basis.MEASURED);
  }

  private static ValueRange measured(boolean grey, Figures all) {
    double black = grey ? all.p0_1() : 0; // in colours, any other black would change the hue
    double white = all.p99_9();
    if (black < white) {
      return new ValueRange(black, white);
    }
    if (all.min() < all.max()) { // a few bright spots on nothing
      return new ValueRange(all.min(), all.max());
    }
    double only = all.min();
    return only == 0
        ? new ValueRange(0, 1)
        : new ValueRange(Math.min(0, only), Math.max(0, only)); // positive is white, negative black
  }
}
