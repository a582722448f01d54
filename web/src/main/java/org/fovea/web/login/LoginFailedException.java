package org.fovea.web.login;

/// A login, or the check of a bearer token, came to nothing.
///
/// Has no cause on purpose: messages of the token library quote claims, and a log line must not.
final class LoginFailedException extends RuntimeException {
  private final LoginFailure failure;

  /// @param failure what the person is told
  /// @param reason what the operator is told: a sentence of ours, never anything out of a token
  LoginFailedException(LoginFailure failure, String reason) {
    super(reason);
    this.failure = failure;
  }

  LoginFailure failure() {
    return failure;
  }

  static LoginFailedException badAnswer(String reason) {
    return new LoginFailedException(LoginFailure.BAD_ANSWER, reason);
  }

  static LoginFailedException providerDown(String reason) {
    return new LoginFailedException(LoginFailure.PROVIDER_DOWN, reason);
  }

  static LoginFailedException stateLost(String reason) {
    return new LoginFailedException(LoginFailure.STATE_LOST, reason);
  }
}
