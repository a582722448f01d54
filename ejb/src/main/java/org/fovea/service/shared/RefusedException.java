package org.fovea.service.shared;

import jakarta.ejb.ApplicationException;

/// A request that is answered with a refusal. Everything else that is thrown is a bug.
///
/// The transaction is rolled back. The message is for the person who asked and holds nothing
/// secret.
@ApplicationException(rollback = true, inherited = true)
public abstract sealed class RefusedException extends RuntimeException
    permits DeniedException,
        NotFoundException,
        ConflictException,
        InvalidException,
        TooLargeException,
        BusyException,
        NoSpaceException {
  private final String code;

  protected RefusedException(String code, String message) {
    super(message);
    this.code = code;
  }

  /// Names the case for programs, in lower case with hyphens; never changes once published.
  public String code() {
    return code;
  }
}
