package org.fovea.service.shared;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Some rows of a longer list.
///
/// @param rows in the order of the list
/// @param next after which row the next page begins, or empty if this is the last
/// @param <T> what a row is
/// @param <K> by what a row is named
public record Page<T, K>(List<T> rows, Optional<K> next) {

  /// A page without rows.
  public static <T, K> Page<T, K> empty() {
    return new Page<>(List.of(), Optional.empty());
  }

  /// The page of what was found.
  ///
  /// @param found up to [PageRequest#probe] rows
  /// @param key by what a row is named
  public static <T, K> Page<T, K> of(List<T> found, PageRequest<K> request, Function<T, K> key) {
    var rows = found.subList(0, Math.min(request.limit(), found.size()));
    Optional<K> next =
        found.size() > rows.size() ? Optional.of(key.apply(rows.getLast())) : Optional.empty();
    return new Page<>(List.copyOf(rows), next);
  }

  /// The same rows as something else.
  public <V> Page<V, K> map(Function<T, V> view) {
    return new Page<>(rows.stream().map(view).toList(), next);
  }
}
