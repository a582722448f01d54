package org.fovea.service.shared;

/// There is no such thing, or the caller may not know that there is: the answers do not differ.
public final class NotFoundException extends RefusedException {
  public NotFoundException() {
    super("not-found", "There is nothing here, or you may not see it.");
  }
}
