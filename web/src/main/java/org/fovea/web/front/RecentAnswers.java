package org.fovea.web.front;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import org.fovea.service.image.TileRight;

/// What the resource has answered lately, by who asked. Safe for many threads; nobody waits.
final class RecentAnswers {
  private static final int MOST = 20_000;
  private static final Duration LIFE = Duration.ofSeconds(1); // longer than any right holds

  /// An answer to be given again.
  ///
  /// @param right to other tiles
  /// @param headers of it
  record Answer(TileRight right, AnswerHeaders headers) {}

  private record Slot(TileRequest.Key key, int status) {}

  private final Cache<Slot, Answer> answers =
      Caffeine.newBuilder().expireAfterWrite(LIFE).maximumSize(MOST).build();

  /// @param status 200 or 304
  Optional<Answer> find(TileRequest.Key key, int status) {
    return Optional.ofNullable(answers.getIfPresent(new Slot(key, status)));
  }

  void keep(TileRequest.Key key, int status, Answer answer) {
    answers.put(new Slot(key, status), answer);
  }
}
