package org.fovea.launcher.scan;

import org.jspecify.annotations.Nullable;

/// The bytes that come out of a packed stream, on their way to a scan of their own. Most beginnings
/// are none and yield nothing, so the scan is made with the first bytes.
final class Unpacked {
  private static final int CERTAIN_BYTES = 1024; // so many come out of nothing but a real stream
  private final Inspection inspection;
  private final Place place;
  private final int depth;
  private @Nullable StreamScan scan;
  private long count;

  /// @param depth 1 for what lies in a file
  Unpacked(Inspection inspection, Place place, int depth) {
    this.inspection = inspection;
    this.place = place;
    this.depth = depth;
  }

  Inspection inspection() {
    return inspection;
  }

  /// A buffer to unpack into.
  byte[] buffer() {
    return inspection.output(depth);
  }

  /// Takes the next bytes.
  ///
  /// @return whether more are wanted
  boolean take(byte[] buffer, int from, int to) {
    count += to - from;
    if (depth > Inspection.MOST_DEPTH) {
      if (count >= CERTAIN_BYTES) {
        leftOut("packed more than " + Inspection.MOST_DEPTH + " times");
        return false;
      }
      return true;
    }
    if (!inspection.mayUnpack(to - from)) {
      leftOut("unpacks to too much");
      return false;
    }
    if (scan == null) {
      scan = new StreamScan(inspection, place, depth);
    }
    scan.take(buffer, from, to);
    return true;
  }

  /// Tells that the stream is a real one which cannot be read.
  void leftOut(String why) {
    inspection.notes().leftOut(place, why);
  }

  /// Tells that the stream has come to its proper end.
  void complete() {
    if (depth > Inspection.MOST_DEPTH && count > 0) {
      leftOut("packed more than " + Inspection.MOST_DEPTH + " times");
    }
  }

  void end() {
    if (scan != null) {
      scan.end();
    }
  }
}
