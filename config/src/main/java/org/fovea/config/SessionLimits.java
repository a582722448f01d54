package org.fovea.config;

import java.time.Duration;

/// How long a login lasts, and with it what the server knows of a person beyond their identifier.
public final class SessionLimits {
  /// A session nobody uses ends after that time.
  public static final Duration IDLE = Duration.ofMinutes(30);

  /// A session ends after that time however much it is used.
  public static final Duration LONGEST = Duration.ofHours(12);

  /// How long a person may take at their home organisation until a login that was begun is void.
  public static final Duration LOGIN = Duration.ofMinutes(10);

  private SessionLimits() {}
}
