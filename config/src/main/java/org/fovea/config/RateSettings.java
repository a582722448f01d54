package org.fovea.config;

import java.util.stream.LongStream;

/// How often one caller may ask. Each is from 0 to 1,000,000; 0 means as often as they like.
///
/// @param readsPerMinute requests to the API that change nothing
/// @param changesPerMinute requests to the API that may change something, but for uploads
/// @param uploadsPerHour uploads that are begun
/// @param loginsPerMinute requests to the login's address from one network; a login takes two
public record RateSettings(
    long readsPerMinute, long changesPerMinute, long uploadsPerHour, long loginsPerMinute) {
  private static final long MOST = 1_000_000;

  public RateSettings {
    LongStream.of(readsPerMinute, changesPerMinute, uploadsPerHour, loginsPerMinute)
        .filter(rate -> rate < 0 || rate > MOST)
        .findAny()
        .ifPresent(rate -> {
          throw new IllegalStateException("FOVEA_RATE_… is " + rate + ", wanted 0 to " + MOST);
        });
  }
}
