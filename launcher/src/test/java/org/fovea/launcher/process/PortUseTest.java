package org.fovea.launcher.process;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.fovea.launcher.report.LaunchException;
import org.junit.jupiter.api.Test;

class PortUseTest {
  @Test
  void aTakenPortIsRefusedWithItsNumberAndItsVariable() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      var use = new PortUse("WildFly", "FOVEA_PORT", "127.0.0.1", taken.getLocalPort());
      assertThatThrownBy(use::requireFree)
          .isInstanceOf(LaunchException.class)
          .hasMessageContaining("Port " + taken.getLocalPort())
          .hasMessageContaining("FOVEA_PORT");
    }
  }

  @Test
  void aPortThatWasGivenBackIsFree() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      port = socket.getLocalPort();
    }
    assertThatCode(() -> new PortUse("WildFly", "FOVEA_PORT", "127.0.0.1", port).requireFree())
        .doesNotThrowAnyException();
  }
}
