package org.fovea.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// nginx in front of the running server, with what `config/nginx/fovea.conf` says.
final class FrontProxy implements AutoCloseable {
  private static final Path RULES = Path.of("..", "config", "nginx", "fovea.conf");

  private final Process process;
  private final int port;

  private FrontProxy(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /// The nginx that `FOVEA_NGINX` names, or that of this machine, if it has one.
  static Optional<Path> find() {
    return Stream.of(
            Optional.ofNullable(System.getenv("FOVEA_NGINX")).orElse(""),
            "/usr/sbin/nginx",
            "/usr/bin/nginx")
        .filter(name -> !name.isEmpty())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  static FrontProxy start(Path nginx) throws IOException {
    int port = freePort();
    var folder = Files.createDirectories(Path.of("target", "nginx").toAbsolutePath());
    var file = Files.writeString(folder.resolve("nginx.conf"), configuration(folder, port));
    var process =
        new ProcessBuilder(nginx.toString(), "-e", "stderr", "-p", folder + "/", "-c", "" + file)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("nginx.log").toFile())
            .start();
    var proxy = new FrontProxy(process, port);
    Eventually.get(Duration.ofSeconds(10), proxy::answers, answers -> answers);
    return proxy;
  }

  URI address() {
    return URI.create("http://localhost:" + port);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }

  /// The server knows itself by another address than this proxy's, so what it says is rewritten.
  private static String configuration(Path folder, int port) {
    return """
    daemon off;
    master_process off;
    pid %1$s/nginx.pid;
    events { worker_connections 256; }
    http {
      access_log off;
      client_body_temp_path %1$s/body;
      proxy_temp_path %1$s/proxy;
      fastcgi_temp_path %1$s/fastcgi;
      uwsgi_temp_path %1$s/uwsgi;
      scgi_temp_path %1$s/scgi;
      upstream fovea { server 127.0.0.1:%2$d; keepalive 8; }
      server {
        listen 127.0.0.1:%3$d;
        server_name localhost;
        proxy_redirect %4$s/ http://localhost:%3$d/;
        include %5$s;
      }
    }
    """
        .formatted(folder, Fovea.PORT, port, Fovea.ADDRESS, RULES.toAbsolutePath().normalize());
  }

  private boolean answers() {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException e) {
      return false; // not yet
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
