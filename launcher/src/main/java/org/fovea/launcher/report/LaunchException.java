package org.fovea.launcher.report;

/// Something that a person can put right: its message is one clear sentence for the terminal.
public final class LaunchException extends RuntimeException {
  public LaunchException(String sentence) {
    super(sentence);
  }

  public LaunchException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
