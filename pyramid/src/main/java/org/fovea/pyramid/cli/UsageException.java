package org.fovea.pyramid.cli;

/// A command line that cannot be understood. The message is one sentence.
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(String reason) {
    super(reason);
  }
}
