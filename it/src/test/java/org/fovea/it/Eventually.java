package org.fovea.it;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Waits for what the server does in its own time, but not for ever.
final class Eventually {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private Eventually() {}

  /// Asks again and again until the answer is as wanted.
  ///
  /// @throws AssertionError with the last answer if it is not within `limit`
  static <T> T get(Duration limit, Supplier<T> question, Predicate<T> wanted) {
    long end = System.nanoTime() + limit.toNanos();
    T answer = question.get();
    while (!wanted.test(answer)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + limit + ": " + answer);
      }
      pause();
      answer = question.get();
    }
    return answer;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
