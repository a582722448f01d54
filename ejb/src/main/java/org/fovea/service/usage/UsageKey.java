package org.fovea.service.usage;

import java.time.LocalDate;
import java.util.Comparator;
import org.fovea.model.image.ImageId;

/// What one count is about. Nothing else is known of it.
///
/// @param day in UTC
public record UsageKey(ImageId item, LocalDate day, UsageKind kind)
    implements Comparable<UsageKey> {
  private static final Comparator<UsageKey> ORDER =
      Comparator.comparing((UsageKey key) -> key.item().value())
          .thenComparing(UsageKey::day)
          .thenComparing(UsageKey::kind);

  @Override
  public int compareTo(UsageKey other) {
    return ORDER.compare(this, other);
  }
}
