package org.fovea.service.shared;

/// The request does not fit the present state of the thing.
public non-sealed class ConflictException extends RefusedException {

  /// @param code names the case for programs
  /// @param message says it to a person
  public ConflictException(String code, String message) {
    super(code, message);
  }
}
