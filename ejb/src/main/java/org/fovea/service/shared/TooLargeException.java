package org.fovea.service.shared;

/// More was sent or announced than is taken.
public final class TooLargeException extends RefusedException {

  /// @param code names the case for programs
  /// @param message says it to a person
  public TooLargeException(String code, String message) {
    super(code, message);
  }
}
