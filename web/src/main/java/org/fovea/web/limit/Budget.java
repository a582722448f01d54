package org.fovea.web.limit;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.fovea.config.RateSettings;
import org.fovea.model.shared.PublicId;

/// What is counted by itself: whoever has used up one budget still has the others.
public enum Budget {
  /// Requests to the API that change nothing.
  READS(Duration.ofMinutes(1)),
  /// Requests to the API that may change something, but for those of the next kind.
  CHANGES(Duration.ofMinutes(1)),
  /// Uploads that are begun, and parts that are joined.
  UPLOADS(Duration.ofHours(1)),
  /// Requests to the login's address.
  LOGINS(Duration.ofMinutes(1));

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> TRANSFERRING = Set.of("HEAD", "PATCH", "OPTIONS");
  private static final String UPLOAD_LIST = "/api/v1/uploads";

  /// What may be another spelling of that list; nobody needs one.
  private static final Pattern ODD = Pattern.compile("[%;]|//|/\\.|/$");

  /// Uploads on their way, which go on from wherever they were stopped.
  private static final Pattern UPLOAD = pattern(UPLOAD_LIST + "(/ID)?");

  /// What pages show by the dozen, or a browser fetches piece by piece.
  private static final Pattern PICTURE = pattern("/api/v1/images/ID/(thumbnail|original)");

  /// A browser that is refused one does not come back (HTML, section 9.2.2).
  private static final Pattern STREAM = pattern("/api/v1/(me/events|spaces/ID/names)");

  private final Duration window;

  Budget(Duration window) {
    this.window = window;
  }

  private static Pattern pattern(String path) {
    return Pattern.compile(path.replace("ID", PublicId.PATTERN));
  }

  /// What a request to the API draws on, or empty if it is not counted.
  ///
  /// @param path as it came, so that no spelling of another address passes for one that is not
  ///   counted
  public static Optional<Budget> ofApi(String method, String path) {
    if (isFree(method, path)) {
      return Optional.empty();
    }
    if (method.equals("POST") && (path.equals(UPLOAD_LIST) || ODD.matcher(path).find())) {
      return Optional.of(UPLOADS);
    }
    return Optional.of(READING.contains(method) ? READS : CHANGES);
  }

  private static boolean isFree(String method, String path) {
    boolean looks = PICTURE.matcher(path).matches() || STREAM.matcher(path).matches();
    return looks
        ? READING.contains(method)
        : TRANSFERRING.contains(method) && UPLOAD.matcher(path).matches();
  }

  /// How many requests there may be in a window; 0 means as many as they like.
  long limit(RateSettings settings) {
    return switch (this) {
      case READS -> settings.readsPerMinute();
      case CHANGES -> settings.changesPerMinute();
      case UPLOADS -> settings.uploadsPerHour();
      case LOGINS -> settings.loginsPerMinute();
    };
  }

  Duration window() {
    return window;
  }

  /// How headers call it.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
