package org.fovea.service.shared;

/// The caller may see the thing but not do this to it.
public non-sealed class DeniedException extends RefusedException {

  /// @param code names the case for programs
  /// @param message says it to a person
  public DeniedException(String code, String message) {
    super(code, message);
  }
}
