package org.fovea.service.access;

import org.fovea.service.shared.DeniedException;

/// The caller has not logged in, and this is for people who have.
public class LoginRequiredException extends DeniedException {
  public LoginRequiredException() {
    super("login-required", "Log in first.");
  }
}
