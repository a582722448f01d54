package org.fovea.web.support;

import java.util.Locale;
import java.util.Optional;

/// What a request came to, as far as it is worth a line in the support log (requirement Z07).
enum SupportEvent {
  LOGIN,
  LOGIN_FAILED,
  LOGOUT,
  UPLOAD_BEGUN,
  UPLOAD_COMPLETE,
  UPLOAD_REFUSED,
  UPLOAD_GIVEN_UP,
  ERROR;

  private static final String UPLOADS = "/api/v1/uploads";
  private static final int FIRST_REFUSAL = 400;
  private static final int FIRST_ERROR = 500;

  /// Finds what an answered request was, or empty if it was nothing to tell of.
  static Optional<SupportEvent> find(Answered request) {
    if (request.path().equals("/login")) {
      return ofLogin(request);
    }
    if (request.status() >= FIRST_ERROR) {
      return Optional.of(ERROR);
    }
    if (request.path().equals("/logout")) {
      return Optional.of(LOGOUT);
    }
    return request.path().equals(UPLOADS) || request.path().startsWith(UPLOADS + "/")
        ? ofUpload(request)
        : Optional.empty();
  }

  /// How it is written in the log.
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Optional<SupportEvent> ofLogin(Answered request) {
    if (request.status() >= FIRST_REFUSAL) {
      return Optional.of(LOGIN_FAILED);
    }
    return request.person() && request.arrives() ? Optional.of(LOGIN) : Optional.empty();
  }

  /// Questions how far an upload has come, and parts of it, are no news.
  private static Optional<SupportEvent> ofUpload(Answered request) {
    if (request.status() >= FIRST_REFUSAL) {
      return request.method().equals("HEAD") || request.method().equals("GET")
          ? Optional.empty()
          : Optional.of(UPLOAD_REFUSED);
    }
    if (request.completes()) {
      return request.method().equals("HEAD") ? Optional.empty() : Optional.of(UPLOAD_COMPLETE);
    }
    return switch (request.method()) {
      case "POST" -> Optional.of(UPLOAD_BEGUN);
      case "DELETE" -> Optional.of(UPLOAD_GIVEN_UP);
      default -> Optional.empty();
    };
  }

  /// A request after it was answered.
  ///
  /// @param method of HTTP
  /// @param path within the server, without the query
  /// @param status of the answer
  /// @param person whether somebody is known to have sent it
  /// @param arrives whether it is one that comes back from the provider
  /// @param completes whether the answer names the image that an upload became
  record Answered(
      String method, String path, int status, boolean person, boolean arrives, boolean completes) {}
}
