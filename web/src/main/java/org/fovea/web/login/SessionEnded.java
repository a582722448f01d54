package org.fovea.web.login;

/// Event: a session has ended, by a logout, by its time or by somebody's decision. What was kept
/// for it goes.
///
/// @param session its number
public record SessionEnded(String session) {
  @Override
  public String toString() {
    return "SessionEnded[…]";
  }
}
