package org.fovea.launcher.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.fovea.launcher.report.LaunchException;

/// A TCP port that one of our processes is about to listen on.
///
/// @param owner who wants it, as people call it
/// @param variable the environment variable that sets it
/// @param bind the address to listen on
/// @param port from 1 to 65535
public record PortUse(String owner, String variable, String bind, int port) {
  private static final int CONNECT_MILLIS = 300;

  /// Refuses a port that somebody else listens on.
  ///
  /// @throws LaunchException naming the port, who wants it and the variable that changes it
  public void requireFree() {
    if (!isFree()) {
      throw new LaunchException(
          "Port "
              + port
              + ", wanted by "
              + owner
              + ", is taken by another process: stop that one or set "
              + variable
              + " to a free port.");
    }
  }

  /// Tells whether nobody listens there, neither on the address to bind nor where browsers look
  /// first for `localhost`, the IPv6 loopback.
  public boolean isFree() {
    return canBind() && !answers("::1");
  }

  private boolean canBind() {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true); // a port in TIME_WAIT after a restart is free
      socket.bind(new InetSocketAddress(InetAddress.getByName(bind), port), 1);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private boolean answers(String host) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false; // also where there is no IPv6
    }
  }
}
