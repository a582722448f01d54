package org.fovea.pyramid.render;

/// Mirrors and turns pictures.
final class Turner {
  private static final int QUARTER = 90;

  private Turner() {}

  /// Exchanges left and right.
  static Canvas mirror(Canvas source) {
    var target = Canvas.allocate(source.width(), source.height(), source.channels());
    for (int y = 0; y < source.height(); y++) {
      for (int x = 0; x < source.width(); x++) {
        copy(source, x, y, target, source.width() - 1 - x, y);
      }
    }
    return target;
  }

  /// Turns clockwise.
  ///
  /// @param degrees 0 to 360; if no multiple of 90, the result has alpha
  static Canvas turn(Canvas source, double degrees) {
    if (degrees % QUARTER != 0) {
      return turnFreely(source, Math.toRadians(degrees));
    }
    return switch ((int) degrees % 360 / QUARTER) {
      case 1 -> quarter(source);
      case 2 -> half(source);
      case 3 -> half(quarter(source));
      default -> source;
    };
  }

  private static Canvas quarter(Canvas source) {
    var target =
        Canvas.allocate(
            /* width= */ source.height(), /* height= */ source.width(), source.channels());
    for (int y = 0; y < source.height(); y++) {
      for (int x = 0; x < source.width(); x++) {
        copy(source, x, y, target, source.height() - 1 - y, x);
      }
    }
    return target;
  }

  private static Canvas half(Canvas source) {
    var target = Canvas.allocate(source.width(), source.height(), source.channels());
    for (int y = 0; y < source.height(); y++) {
      for (int x = 0; x < source.width(); x++) {
        copy(source, x, y, target, source.width() - 1 - x, source.height() - 1 - y);
      }
    }
    return target;
  }

  private static void copy(Canvas source, int x, int y, Canvas target, int toX, int toY) {
    System.arraycopy(
        source.pixels(), source.at(x, y), target.pixels(), target.at(toX, toY), source.channels());
  }

  /// Each pixel of the result is mixed of the four around the place that it comes from; those
  /// outside the source are transparent, which makes its edges soft.
  private static Canvas turnFreely(Canvas source, double angle) {
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    int width = around(source.width() * Math.abs(cos) + source.height() * Math.abs(sin));
    int height = around(source.width() * Math.abs(sin) + source.height() * Math.abs(cos));
    var target = Canvas.allocate(width, height, Canvas.WITH_ALPHA);
    for (int y = 0; y < height; y++) {
      double down = y + 0.5 - height / 2.0;
      for (int x = 0; x < width; x++) {
        double right = x + 0.5 - width / 2.0;
        double fromX = right * cos + down * sin + source.width() / 2.0 - 0.5;
        double fromY = down * cos - right * sin + source.height() / 2.0 - 0.5;
        mix(source, fromX, fromY, target, target.at(x, y));
      }
    }
    return target;
  }

  /// A rectangle of whole pixels around one that rounding may have made a trace too large.
  private static int around(double length) {
    return (int) Math.ceil(length - 1e-6);
  }

  private static void mix(Canvas source, double x, double y, Canvas target, int at) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    if (left < -1 || top < -1 || left >= source.width() || top >= source.height()) {
      return;
    }
    double over = x - left;
    double under = y - top;
    for (int channel = 0; channel < Canvas.WITH_ALPHA; channel++) {
      double above =
          sample(source, left, top, channel) * (1 - over)
              + sample(source, left + 1, top, channel) * over;
      double below =
          sample(source, left, top + 1, channel) * (1 - over)
              + sample(source, left + 1, top + 1, channel) * over;
      target.pixels()[at + channel] = (byte) Math.round(above * (1 - under) + below * under);
    }
  }

  private static int sample(Canvas source, int x, int y, int channel) {
    if (x < 0 || y < 0 || x >= source.width() || y >= source.height()) {
      return 0;
    }
    return channel < source.channels() ? source.pixels()[source.at(x, y) + channel] & 0xFF : 0xFF;
  }
}
