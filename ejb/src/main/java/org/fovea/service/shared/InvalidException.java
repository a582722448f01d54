package org.fovea.service.shared;

/// The request itself is wrong.
public non-sealed class InvalidException extends RefusedException {

  /// @param code names the case for programs
  /// @param message says it to a person
  public InvalidException(String code, String message) {
    super(code, message);
  }
}
