package org.fovea.pyramid.strip;

import java.util.TreeMap;

/// Parts of a file. Parts that touch or overlap become one.
final class Ranges {
  private final TreeMap<Long, Long> ends = new TreeMap<>();

  /// Adds a part; nothing if it has no bytes.
  void add(long at, long length) {
    if (length <= 0) {
      return;
    }
    long from = at;
    long end = at + length;
    var before = ends.floorEntry(from);
    if (before != null && before.getValue() >= from) {
      from = before.getKey();
      end = Math.max(end, before.getValue());
    }
    var next = ends.ceilingEntry(from);
    while (next != null && next.getKey() <= end) {
      end = Math.max(end, next.getValue());
      ends.remove(next.getKey());
      next = ends.ceilingEntry(from);
    }
    ends.put(from, end);
  }

  /// Says whether a byte of a part is in one of ours.
  boolean meets(long at, long length) {
    if (length <= 0) {
      return false;
    }
    var before = ends.lowerEntry(at + length);
    return before != null && before.getValue() > at;
  }
}
