package org.fovea.service.image;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Optional;
import org.fovea.pyramid.geometry.TileAddress;
import org.fovea.service.access.AccessEpoch;

/// Lends tiles to whoever was given one of the same pyramid a moment ago, without waiting for
/// anything: no lock that is held for long, no file that would have to be opened, no page that
/// would have to be read from disk. What cannot be had so is not lent; [TileService] has it.
///
/// A right holds for half a second. With what the guard remembers, and with the memory of where
/// images are, that is less than five seconds after a change on another node; after a change on
/// this one it holds no more at once.
@ApplicationScoped
public class TileLoans {
  static final Duration LIFE = Duration.ofMillis(500);

  @Inject PyramidStore pyramids;
  @Inject AccessEpoch epoch;

  /// Whether a right still holds.
  public boolean holds(TileRight right) {
    return right.epoch() == epoch.now() && System.nanoTime() - right.sinceNanos() < LIFE.toNanos();
  }

  /// The tile, if the right holds and it can be had without waiting.
  ///
  /// @param format the ending that was asked for
  public Optional<LentTile> lend(TileRight right, TileAddress address, String format) {
    if (!holds(right)) {
      return Optional.empty();
    }
    var loan = pyramids.lend(right.image(), right.generation());
    if (loan.isEmpty()) {
      return Optional.empty();
    }
    var lent = tile(loan.get(), address, format).map(bytes -> lent(bytes, loan.get()));
    if (lent.isEmpty()) {
      loan.get().close();
    }
    return lent;
  }

  private static LentTile lent(MemorySegment bytes, ReaderCache.Loan loan) {
    return new LentTile(bytes.asByteBuffer(), loan::close);
  }

  private static Optional<MemorySegment> tile(
      ReaderCache.Loan loan, TileAddress address, String format) {
    try {
      var reader = loan.reader();
      return reader.format().equals(format)
          ? reader.tile(address).filter(MemorySegment::isLoaded)
          : Optional.empty();
    } catch (IOException e) {
      loan.close();
      throw new UncheckedIOException("pyramid cannot be read", e);
    }
  }
}
