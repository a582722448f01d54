package org.fovea.web.rest.iiif;

import java.util.regex.Pattern;
import org.fovea.pyramid.geometry.Region;
import org.fovea.service.shared.InvalidException;

/// How large the region is wanted: `max`, `w,`, `,h`, `pct:n`, `w,h` or `!w,h`, each perhaps behind
/// a `^`, which allows to magnify (Image API 3.0, section 4.2).
///
/// @param upscaled whether there was a `^`
/// @param form what stood behind it
record SizeParameter(boolean upscaled, Form form) {
  private static final Pattern SIDES =
      Pattern.compile("(!?)" + Numbers.WHOLE + "?," + Numbers.WHOLE + "?");
  private static final Pattern PERCENT = Pattern.compile("pct:" + Numbers.DECIMAL);

  /// The six forms.
  sealed interface Form {
    /// The size that a region gets.
    ///
    /// @param upscaled whether it may be magnified
    Size of(Region region, boolean upscaled);
  }

  /// As large as it gets.
  record Largest() implements Form {
    @Override
    public Size of(Region region, boolean upscaled) {
      return Size.largest(region, upscaled);
    }
  }

  /// A width; the height follows.
  record Width(long width) implements Form {
    @Override
    public Size of(Region region, boolean upscaled) {
      return new Size(width, Size.near((double) region.height() * width / region.width()));
    }
  }

  /// A height; the width follows.
  record Height(long height) implements Form {
    @Override
    public Size of(Region region, boolean upscaled) {
      return new Size(Size.near((double) region.width() * height / region.height()), height);
    }
  }

  /// Both, whatever becomes of the shapes.
  record Exactly(long width, long height) implements Form {
    @Override
    public Size of(Region region, boolean upscaled) {
      return new Size(width, height);
    }
  }

  /// A part of the region's size.
  record Percent(double percent) implements Form {
    private static final double ALL = 100;

    @Override
    public Size of(Region region, boolean upscaled) {
      if (percent > ALL && !upscaled) {
        throw tooLarge();
      }
      return new Size(
          Math.round(region.width() * percent / ALL), Math.round(region.height() * percent / ALL));
    }
  }

  /// As large as fits into a box: not larger than the region itself if it must not be magnified,
  /// and never larger than allowed.
  record Within(long width, long height) implements Form {
    @Override
    public Size of(Region region, boolean upscaled) {
      double fits = Math.min((double) width / region.width(), (double) height / region.height());
      double most = Size.mostScale(region);
      double scale = Math.min(fits, upscaled ? most : Math.min(1, most));
      return scale < fits
          ? new Size(Size.down(region.width() * scale), Size.down(region.height() * scale))
          : new Size(
              Math.min(width, Size.near(region.width() * scale)),
              Math.min(height, Size.near(region.height() * scale)));
    }
  }

  /// Reads the parameter.
  ///
  /// @throws InvalidException if it is none
  static SizeParameter parse(String text) {
    boolean upscaled = text.startsWith("^");
    return new SizeParameter(upscaled, form(upscaled ? text.substring(1) : text));
  }

  private static Form form(String text) {
    if (text.equals("max")) {
      return new Largest();
    }
    var percent = PERCENT.matcher(text);
    if (percent.matches()) {
      return new Percent(Numbers.decimal(percent.group(1)));
    }
    var sides = SIDES.matcher(text);
    if (sides.matches()) {
      boolean within = !sides.group(1).isEmpty();
      var width = sides.group(2);
      var height = sides.group(3);
      if (width != null && height != null) {
        long w = Numbers.whole(width);
        long h = Numbers.whole(height);
        return within ? new Within(w, h) : new Exactly(w, h);
      }
      if (!within && width != null) {
        return new Width(Numbers.whole(width));
      }
      if (!within && height != null) {
        return new Height(Numbers.whole(height));
      }
    }
    throw Syntax.size("A size is max, w, or ,h or w,h or !w,h or pct:n, perhaps behind a ^.");
  }

  /// The size that a region gets.
  ///
  /// @throws InvalidException if it is larger than is allowed, or less than a pixel
  Size of(Region region) {
    if (asksForNothing()) {
      throw Syntax.size("A picture is at least one pixel wide and high.");
    }
    var size = form.of(region, upscaled);
    if (!upscaled && size.isLargerThan(region)) {
      throw tooLarge();
    }
    if (!size.isAllowed()) {
      throw Syntax.size(
          "A picture is 1 to %d pixels wide and high, and has at most %d pixels."
              .formatted(Size.MOST_WIDE, Size.MOST_PIXELS));
    }
    return size;
  }

  /// A box or a side of no pixels, which rounding must not make one of.
  private boolean asksForNothing() {
    return switch (form) {
      case Largest _ -> false;
      case Percent percent -> percent.percent() == 0;
      case Width width -> width.width() == 0;
      case Height height -> height.height() == 0;
      case Exactly exactly -> exactly.width() == 0 || exactly.height() == 0;
      case Within within -> within.width() == 0 || within.height() == 0;
    };
  }

  private static InvalidException tooLarge() {
    return Syntax.size("This is larger than the region; to magnify it, begin the size with ^.");
  }
}
