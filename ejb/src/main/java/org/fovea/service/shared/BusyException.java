package org.fovea.service.shared;

/// There is too much to do just now; the same request may succeed in a moment.
public final class BusyException extends RefusedException {

  /// @param code names the case for programs
  /// @param message says it to a person
  public BusyException(String code, String message) {
    super(code, message);
  }
}
