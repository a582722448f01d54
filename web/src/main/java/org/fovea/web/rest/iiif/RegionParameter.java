package org.fovea.web.rest.iiif;

import java.util.Collections;
import java.util.regex.Pattern;
import org.fovea.pyramid.geometry.Region;
import org.fovea.service.shared.InvalidException;

/// Which part of the image is wanted: `full`, `square`, `x,y,w,h` or `pct:x,y,w,h` (Image API 3.0,
/// section 4.1).
sealed interface RegionParameter {
  Pattern PIXELS = Pattern.compile(String.join(",", Collections.nCopies(4, Numbers.WHOLE)));
  Pattern PERCENT =
      Pattern.compile("pct:" + String.join(",", Collections.nCopies(4, Numbers.DECIMAL)));

  /// Everything.
  record Full() implements RegionParameter {
    @Override
    public Region of(long width, long height) {
      return new Region(0, 0, width, height);
    }
  }

  /// As large a square as fits, in the middle.
  record Square() implements RegionParameter {
    @Override
    public Region of(long width, long height) {
      long side = Math.min(width, height);
      return new Region((width - side) / 2, (height - side) / 2, side, side);
    }
  }

  /// In pixels.
  ///
  /// @param w 1 or more
  /// @param h 1 or more
  record Pixels(long x, long y, long w, long h) implements RegionParameter {
    @Override
    public Region of(long width, long height) {
      if (x >= width || y >= height) {
        throw Syntax.region("The region lies outside of the image.");
      }
      return new Region(x, y, Math.min(w, width - x), Math.min(h, height - y));
    }
  }

  /// In percent of the image's sides.
  ///
  /// @param w above 0
  /// @param h above 0
  record Percent(double x, double y, double w, double h) implements RegionParameter {
    private static final double ALL = 100;

    @Override
    public Region of(long width, long height) {
      if (x >= ALL || y >= ALL) {
        throw Syntax.region("The region lies outside of the image.");
      }
      long left = Math.min(Math.round(width * x / ALL), width - 1);
      long top = Math.min(Math.round(height * y / ALL), height - 1);
      long wide = Math.max(1, Math.round(width * w / ALL));
      long high = Math.max(1, Math.round(height * h / ALL));
      return new Region(left, top, Math.min(wide, width - left), Math.min(high, height - top));
    }
  }

  /// Reads the parameter.
  ///
  /// @throws InvalidException if it is none
  static RegionParameter parse(String text) {
    if (text.equals("full")) {
      return new Full();
    }
    if (text.equals("square")) {
      return new Square();
    }
    var pixels = PIXELS.matcher(text);
    if (pixels.matches()) {
      var region =
          new Pixels(
              Numbers.whole(pixels.group(1)),
              Numbers.whole(pixels.group(2)),
              Numbers.whole(pixels.group(3)),
              Numbers.whole(pixels.group(4)));
      requireSize(region.w() > 0 && region.h() > 0);
      return region;
    }
    var percent = PERCENT.matcher(text);
    if (percent.matches()) {
      var region =
          new Percent(
              Numbers.decimal(percent.group(1)),
              Numbers.decimal(percent.group(2)),
              Numbers.decimal(percent.group(3)),
              Numbers.decimal(percent.group(4)));
      requireSize(region.w() > 0 && region.h() > 0);
      return region;
    }
    throw Syntax.region("A region is full, square, x,y,w,h or pct:x,y,w,h.");
  }

  private static void requireSize(boolean there) {
    if (!there) {
      throw Syntax.region("A region is at least one pixel wide and high.");
    }
  }

  /// The region in an image of that size, cut at its edges.
  ///
  /// @throws InvalidException if it lies outside
  Region of(long width, long height);
}
