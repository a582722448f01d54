package org.fovea.hub.upload;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What answers of the server mean to the hub.
final class Refusals {
  private static final Pattern CODE = Pattern.compile("urn:fovea:problem:([a-z0-9-]{1,64})");

  private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

  /// What comes from in between, a proxy under repair say, must not stop the hub for a day.
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  /// What only Fovea itself can say; a proxy that answers 404 or 413 in its place must not make the
  /// hub give up a file.
  private static final Map<String, Refusal> BY_CODE =
      Map.ofEntries(
          Map.entry("person-quota", Refusal.NO_ROOM),
          Map.entry("institution-quota", Refusal.NO_ROOM),
          Map.entry("too-many-uploads", Refusal.NO_ROOM),
          Map.entry("too-much-announced", Refusal.NO_ROOM),
          Map.entry("offset-mismatch", Refusal.OFFSET),
          Map.entry("changed-meanwhile", Refusal.UNREACHABLE),
          Map.entry("not-found", Refusal.GONE),
          Map.entry("upload-over", Refusal.GONE),
          Map.entry("checksum-mismatch", Refusal.DAMAGED),
          Map.entry("file-too-large", Refusal.FILE),
          Map.entry("filename", Refusal.FILE),
          Map.entry("upload-length", Refusal.FILE),
          Map.entry("upload-metadata", Refusal.FILE));

  private Refusals() {}

  /// The server's word for the case, or `http-{status}`.
  static String code(int status, String body) {
    var found = CODE.matcher(body);
    return found.find() ? found.group(1) : "http-" + status;
  }

  /// @param retryAfter the header of that name: of its two forms the one with seconds counts
  static RefusedException of(int status, String body, Optional<String> retryAfter) {
    var code = code(status, body);
    var wait =
        retryAfter
            .filter(text -> SECONDS.matcher(text).matches())
            .map(text -> Duration.ofSeconds(Long.parseLong(text)))
            .orElse(Duration.ZERO);
    return new RefusedException(
        BY_CODE.getOrDefault(code, byStatus(status)),
        code,
        wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
  }

  private static Refusal byStatus(int status) {
    return switch (status) {
      case 401, 403, 409 -> Refusal.NOT_ADMITTED;
      case 507 -> Refusal.NO_ROOM;
      default -> Refusal.UNREACHABLE; // 423, 429, 5xx, and whatever stands in between
    };
  }
}
