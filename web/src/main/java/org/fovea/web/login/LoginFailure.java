package org.fovea.web.login;

/// Why somebody could not log in, as the error page tells them.
///
/// The error page finds it as the request attribute [#ATTRIBUTE], and beside it under
/// [#RETURN_ATTRIBUTE] the [ReturnPath] for a "try again" link.
public enum LoginFailure {
  /// The person, or their home organisation, said no.
  CANCELLED(403),
  /// The login began in another browser, more than ten minutes ago, or was already finished.
  STATE_LOST(400),
  /// Too many logins come from the same network.
  TOO_OFTEN(429),
  /// The provider does not answer, or says that it cannot at the moment.
  PROVIDER_DOWN(503),
  /// The provider answered something that nobody may be let in on.
  BAD_ANSWER(502);

  /// Name of the request attribute that holds the failure.
  public static final String ATTRIBUTE = "loginFailure";

  /// Name of the request attribute that holds where the person wanted to go.
  public static final String RETURN_ATTRIBUTE = "loginReturn";

  private final int status;

  LoginFailure(int status) {
    this.status = status;
  }

  /// The status of the answer.
  public int status() {
    return status;
  }
}
