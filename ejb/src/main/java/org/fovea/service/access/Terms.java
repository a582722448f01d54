package org.fovea.service.access;

import java.time.LocalDate;

/// The terms of use that hold now. Whoever has not accepted them may look, but change nothing.
public final class Terms {
  /// Raised whenever the text changes in substance; everybody is then asked again.
  public static final int VERSION = 1;

  /// The day from which this version holds.
  public static final LocalDate EFFECTIVE = LocalDate.of(2026, 11, 22);

  private Terms() {}
}
