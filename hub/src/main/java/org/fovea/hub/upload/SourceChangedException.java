package org.fovea.hub.upload;

/// A file was written while it was read: it was not complete, and is looked at again.
public class SourceChangedException extends Exception {
  SourceChangedException() {
    super("a file changed while it was read");
  }
}
