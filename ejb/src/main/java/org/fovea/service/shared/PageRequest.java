package org.fovea.service.shared;

import java.util.Optional;
import java.util.function.Function;

/// Which part of a long list is wanted.
///
/// @param after the `next` of the page before, or empty for the first page
/// @param limit how many rows at most, 1 to 200
/// @param <K> by what a row is named
public record PageRequest<K>(Optional<K> after, int limit) {
  /// How many rows a page has at most.
  public static final int LARGEST = 200;

  /// @throws InvalidException if `limit` is out of range
  public PageRequest {
    if (limit < 1 || limit > LARGEST) {
      throw new InvalidException("limit", "A page has 1 to " + LARGEST + " rows.");
    }
  }

  /// The first page.
  ///
  /// @throws InvalidException if `limit` is out of range
  public static <K> PageRequest<K> first(int limit) {
    return new PageRequest<>(Optional.empty(), limit);
  }

  /// How many rows to look for: one more than wanted tells whether there is another page.
  public int probe() {
    return limit + 1;
  }

  /// Where in the list the page begins, or empty for its beginning.
  ///
  /// @param find finds what `after` names
  /// @throws InvalidException if it is not there, or no more
  public <T> Optional<T> place(Function<K, Optional<T>> find) {
    return after.map(key -> find.apply(key).orElseThrow(PageRequest::lost));
  }

  private static InvalidException lost() {
    return new InvalidException(
        "after", "What \"after\" names is not in this list any more. Begin with the first page.");
  }
}
