package org.fovea.service.shared;

/// The server has no room left for this.
public final class NoSpaceException extends RefusedException {

  /// @param code names the case for programs
  /// @param message says it to a person
  public NoSpaceException(String code, String message) {
    super(code, message);
  }
}
