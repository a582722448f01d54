package org.fovea.launcher.scan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a scan found, how much it looked at, and what it could not look at. Safe for use by many
/// threads.
final class Notes {
  private static final int MOST = 10_000;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Integer> leftOut = new LinkedHashMap<>();
  private long found;
  private long files;
  private long bytes;
  private long unpackedBytes;
  private long rows;

  synchronized void found(Finding finding) {
    found++;
    if (findings.size() < MOST) {
      findings.add(finding);
    }
  }

  /// Something that was not looked at to its end.
  ///
  /// @param why in words, without a full stop
  synchronized void leftOut(Place place, String why) {
    var line = place.outermost() + ": " + why;
    if (leftOut.size() < MOST || leftOut.containsKey(line)) {
      leftOut.merge(line, 1, Integer::sum);
    }
  }

  synchronized void countFile() {
    files++;
  }

  synchronized void countBytes(long read, long unpacked) {
    bytes += read;
    unpackedBytes += unpacked;
  }

  synchronized void countRows(long more) {
    rows += more;
  }

  /// The first 10,000 places.
  synchronized List<Finding> findings() {
    return List.copyOf(findings);
  }

  /// How many places there were in all.
  synchronized long found() {
    return found;
  }

  /// One line for each file and reason, with how often if more than once.
  synchronized List<String> leftOut() {
    return leftOut.entrySet().stream()
        .map(line ->
            line.getValue() == 1
                ? line.getKey()
                : line.getKey() + ", " + line.getValue() + " times")
        .toList();
  }

  synchronized long files() {
    return files;
  }

  /// As they stand on the disk.
  synchronized long bytes() {
    return bytes;
  }

  synchronized long unpackedBytes() {
    return unpackedBytes;
  }

  /// Rows of database tables.
  synchronized long rows() {
    return rows;
  }
}
