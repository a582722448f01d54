package org.fovea.web.page.shared;

import java.util.Optional;
import java.util.function.Function;
import org.fovea.model.shared.PublicId;
import org.fovea.service.shared.NotFoundException;
import org.jspecify.annotations.Nullable;

/// Identifiers as browsers send them, in addresses and in forms.
public final class Ids {
  private Ids() {}

  /// The identifier, or empty if the text has not the form of one.
  ///
  /// @param text as the browser sent it; null if it sent none
  /// @param type makes one from its text, such as `SpaceId::new`
  public static <T> Optional<T> find(@Nullable String text, Function<String, T> type) {
    return Optional.ofNullable(text).filter(each -> each.matches(PublicId.PATTERN)).map(type);
  }

  /// The identifier.
  ///
  /// @throws NotFoundException if the text has not the form of one: it names nothing that there is
  public static <T> T get(@Nullable String text, Function<String, T> type) {
    return find(text, type).orElseThrow(NotFoundException::new);
  }
}
