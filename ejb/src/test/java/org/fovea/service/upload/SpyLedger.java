package org.fovea.service.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Remembers the offset of one upload as the database does: it moves on from the offset that is
/// recorded, or not at all. It also holds the store to its promise that what it records is in the
/// file.
final class SpyLedger implements UploadStore.Ledger {
  private final Path file;
  private final List<Long> recorded = new ArrayList<>();
  private long offset;

  SpyLedger(Path file) {
    this.file = file;
  }

  @Override
  public void record(long before, long next) {
    if (before != offset) {
      throw new OffsetMismatchException(offset);
    }
    if (next != before) {
      assertThat(next).isGreaterThan(before).isLessThanOrEqualTo(size());
      offset = next;
      recorded.add(next);
    }
  }

  /// The offset recorded last, 0 at first.
  long offset() {
    return offset;
  }

  /// Every offset that was recorded after a move, in order.
  List<Long> recorded() {
    return recorded;
  }

  private long size() {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
