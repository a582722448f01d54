package org.fovea.service.link;

import java.util.List;
import org.fovea.service.shared.InvalidException;

/// Which links can be made at all.
public final class LinkLimits {
  /// For how many days a link may hold.
  public static final List<Integer> DAYS = List.of(1, 7, 30, 90, 365);

  /// For how many it holds if nobody says otherwise.
  public static final int USUAL_DAYS = 30;

  /// How many open ones an image may have. Of several that are made at once the last may go beyond.
  static final int MOST_OPEN = 50;

  /// How many are listed. Those that are over go after some days, so that these are all.
  static final int MOST_LISTED = 200;

  private LinkLimits() {}

  /// Returns if a link may hold as many days.
  ///
  /// @throws InvalidException if it may not
  static void check(int days) {
    if (!DAYS.contains(days)) {
      throw new InvalidException("link-life", "A link holds 1, 7, 30, 90 or 365 days.");
    }
  }
}
