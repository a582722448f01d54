package org.fovea.pyramid.source;

/// Which measured number is shown black and which white.
///
/// @param black shown as 0
/// @param white shown as 255; less than `black` if small numbers are bright
public record ValueRange(double black, double white) {
  public ValueRange {
    if (!Double.isFinite(black) || !Double.isFinite(white) || black == white) {
      throw new IllegalArgumentException(
          "range " + black + " to " + white + " must be finite and not empty");
    }
  }
}
