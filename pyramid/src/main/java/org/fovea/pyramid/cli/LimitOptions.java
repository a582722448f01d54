package org.fovea.pyramid.cli;

import java.util.Set;
import java.util.TreeSet;
import org.fovea.pyramid.source.Limits;

/// The options that set the limits; without them, [Limits#DEFAULT] holds.
final class LimitOptions {
  static final Set<String> NAMES =
      Set.of(
          "max-pixels",
          "max-held-pixels",
          "max-side",
          "max-scans",
          "max-frames",
          "max-channels",
          "max-metadata",
          "max-pixels-per-byte",
          "max-jpeg-pixels-per-byte",
          "decoder");

  private LimitOptions() {}

  /// Returns the limits' options and more.
  static Set<String> and(Set<String> more) {
    var names = new TreeSet<>(NAMES);
    names.addAll(more);
    return names;
  }

  static Limits read(Arguments arguments) throws UsageException {
    var standard = Limits.DEFAULT;
    return new Limits(
        number(arguments, "max-pixels", standard.pixels()),
        number(arguments, "max-held-pixels", standard.heldPixels()),
        number(arguments, "max-side", standard.sidePixels()),
        (int) number(arguments, "max-scans", standard.scans()),
        (int) number(arguments, "max-frames", standard.frames()),
        (int) number(arguments, "max-channels", standard.channels()),
        number(arguments, "max-metadata", standard.metadataBytes()),
        number(arguments, "max-pixels-per-byte", standard.pixelsPerByte()),
        number(arguments, "max-jpeg-pixels-per-byte", standard.jpegPixelsPerByte()));
  }

  private static long number(Arguments arguments, String option, long otherwise)
      throws UsageException {
    long most = option.equals("max-pixels") ? Long.MAX_VALUE / 64 : Integer.MAX_VALUE;
    return arguments.number(option, otherwise, 1, most);
  }
}
