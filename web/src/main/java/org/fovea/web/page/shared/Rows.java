package org.fovea.web.page.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.shared.Page;
import org.fovea.service.shared.PageRequest;
import org.fovea.service.shared.RefusedException;

/// The beginning of a long list, as far as a page shows it.
///
/// @param shown its rows
/// @param complete whether there are no more
public record Rows<T>(List<T> shown, boolean complete) {

  /// The first rows of a list, which may be more than a service gives at a time.
  ///
  /// @param wanted how many at most, at least 1
  /// @param list gives a page of the list; refuses with [NotFoundException] or [InvalidException]
  ///   if the row after which the page begins is gone
  /// @throws RefusedException if the first page is refused
  public static <T, K> Rows<T> first(int wanted, Function<PageRequest<K>, Page<T, K>> list) {
    var rows = new ArrayList<T>();
    boolean complete = false;
    Optional<K> after = Optional.empty();
    while (!complete && rows.size() < wanted) {
      int limit = Math.min(wanted - rows.size(), PageRequest.LARGEST);
      var page = page(new PageRequest<>(after, limit), list);
      if (page.isEmpty()) {
        rows.clear(); // its place is lost
        after = Optional.empty();
      } else {
        rows.addAll(page.get().rows());
        after = page.get().next();
        complete = after.isEmpty();
      }
    }
    return new Rows<>(List.copyOf(rows), complete);
  }

  /// Nothing if the row that the page follows was deleted meanwhile.
  private static <T, K> Optional<Page<T, K>> page(
      PageRequest<K> wanted, Function<PageRequest<K>, Page<T, K>> list) {
    try {
      return Optional.of(list.apply(wanted));
    } catch (NotFoundException | InvalidException e) {
      if (wanted.after().isEmpty()) {
        throw e; // it is the list that cannot be seen
      }
      return Optional.empty();
    }
  }

  /// The same rows as something else.
  public <V> Rows<V> map(Function<T, V> view) {
    return new Rows<>(shown.stream().map(view).toList(), complete);
  }
}
