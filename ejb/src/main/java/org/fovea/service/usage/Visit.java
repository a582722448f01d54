package org.fovea.service.usage;

/// What a request tells of its sender, as far as it matters whether it is counted. It lives as long
/// as the request, and is never written down.
///
/// @param address from which it came
/// @param agent what its program calls itself; empty if it does not say
/// @param objects whether its sender does not want to be counted
public record Visit(String address, String agent, boolean objects) {

  /// Tells nothing, so that a stray log line cannot either.
  @Override
  public String toString() {
    return "Visit[…]";
  }
}
