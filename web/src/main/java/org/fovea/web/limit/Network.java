package org.fovea.web.limit;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// From where a request comes, as far as a limit goes: the whole IPv4 address, behind which there
/// are many people more often than one with many addresses; of IPv6 the first 56 bits, as a
/// provider gives them to one home (RIPE-690, section 4.2.2). It is held in memory only.
///
/// @param prefix in hexadecimal digits; empty for all whose address cannot be read
record Network(String prefix) {
  private static final Network UNKNOWN = new Network("");
  private static final int KEPT_BYTES = 7;

  /// @param address a literal, as the container has it from the connection or the front proxy. A
  ///   proxy that passes on what a client claims may bring anything: those share one network.
  static Network of(String address) {
    try {
      var bytes = InetAddress.ofLiteral(address).getAddress();
      return new Network(
          HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, KEPT_BYTES))));
    } catch (IllegalArgumentException _) {
      return UNKNOWN;
    }
  }

  @Override
  public String toString() {
    return "Network[…]";
  }
}
