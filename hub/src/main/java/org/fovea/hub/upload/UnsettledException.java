package org.fovea.hub.upload;

/// A file was delivered, and then could be neither moved nor marked. It is tried again; nothing is
/// sent again.
public class UnsettledException extends Exception {
  UnsettledException(Throwable cause) {
    super("a delivered file could not be moved or marked: " + cause.getMessage(), cause);
  }
}
