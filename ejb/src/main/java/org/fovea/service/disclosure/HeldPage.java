package org.fovea.service.disclosure;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Some of what is held of one kind.
///
/// @param items newest first
/// @param next after which identifier the next page begins, or empty if this is the last
public record HeldPage<T>(List<T> items, Optional<String> next) {

  /// The same in another shape.
  <U> HeldPage<U> map(Function<T, U> shape) {
    return new HeldPage<>(items.stream().map(shape).toList(), next);
  }
}
