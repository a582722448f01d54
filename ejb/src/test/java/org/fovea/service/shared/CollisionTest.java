package org.fovea.service.shared;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CollisionTest {

  static Stream<Throwable> collisions() {
    return Stream.of(
        new OptimisticLockException(),
        new PessimisticLockException(),
        new LockTimeoutException(),
        new SQLException("Deadlock found", "40001", 1213));
  }

  @ParameterizedTest
  @MethodSource("collisions")
  void whoeverMeetsSomebodyElseIsToldSoHoweverDeepTheCause(Throwable cause) {
    assertThat(Collision.is(cause)).isTrue();
    assertThat(Collision.is(new IllegalStateException(new PersistenceException(cause)))).isTrue();
  }

  @Test
  void whatElseFailsIsNoCollision() {
    assertThat(Collision.is(new SQLException("Duplicate entry", "23000", 1062))).isFalse();
    assertThat(Collision.is(new SQLException("no state"))).isFalse();
    assertThat(Collision.is(new PersistenceException())).isFalse();
  }
}
