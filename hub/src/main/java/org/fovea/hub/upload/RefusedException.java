package org.fovea.hub.upload;

/// The server did not do what the hub asked.
public class RefusedException extends Exception {
  private final Refusal refusal;
  private final String code;

  /// @param code the server's word for the case, or the hub's own
  RefusedException(Refusal refusal, String code) {
    super(refusal + ": " + code);
    this.refusal = refusal;
    this.code = code;
  }

  public Refusal refusal() {
    return refusal;
  }

  public String code() {
    return code;
  }
}
