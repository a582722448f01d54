package org.fovea.hub.upload;

import java.time.Duration;

/// The server did not do what the hub asked.
public class RefusedException extends Exception {
  private final Refusal refusal;
  private final String code;
  private final Duration retryAfter;

  /// @param code the server's word for the case, or the hub's own
  RefusedException(Refusal refusal, String code) {
    this(refusal, code, Duration.ZERO);
  }

  /// @param retryAfter how long the server wants to be left alone at least
  RefusedException(Refusal refusal, String code, Duration retryAfter) {
    super(refusal + ": " + code);
    this.refusal = refusal;
    this.code = code;
    this.retryAfter = retryAfter;
  }

  public Refusal refusal() {
    return refusal;
  }

  public String code() {
    return code;
  }

  /// How long the server wants to be left alone at least; zero if it did not say so.
  public Duration retryAfter() {
    return retryAfter;
  }
}
