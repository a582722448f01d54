package org.fovea.service.shared;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.util.stream.Stream;

/// Two who changed the same at once: one was quicker, or the database stopped one of them. Nothing
/// was done for that one, and asked again it may go well.
public final class Collision {
  private static final int DEEPEST_CAUSE = 20;
  private static final String DEADLOCK = "40001"; // SQLSTATE: serialization failure

  private Collision() {}

  /// Whether `thrown`, or what caused it, says so.
  public static boolean is(Throwable thrown) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
        .limit(DEEPEST_CAUSE)
        .anyMatch(Collision::says);
  }

  private static boolean says(Throwable cause) {
    return cause instanceof OptimisticLockException
        || cause instanceof PessimisticLockException
        || cause instanceof LockTimeoutException
        || (cause instanceof SQLException failure && DEADLOCK.equals(failure.getSQLState()));
  }

  /// What the one that was stopped is told.
  public static ConflictException refusal() {
    return new ConflictException("changed-meanwhile", "Somebody else changed this. Try again.");
  }
}
