import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// nginx with the tiles as files, and iipsrv behind it with a pyramidal TIFF of the same image.
final class Peers implements AutoCloseable {
  private static final String IIPSRV = "/usr/lib/iipimage-server/iipsrv.fcgi";
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Path folder;
  private final int port;
  private final int iipsrvPort;
  private final Process nginx;
  private final Process iipsrv;

  private Peers(Path folder, int port, int iipsrvPort) throws IOException {
    this.folder = folder;
    this.port = port;
    this.iipsrvPort = iipsrvPort;
    this.iipsrv = startIipsrv();
    this.nginx = start(Map.of(), "nginx", "-p", folder.toString(), "-c", "nginx.conf");
  }

  /// Unpacks the tiles, makes the TIFF and starts both.
  ///
  /// @param folder to work in
  /// @param image the original
  /// @param pyramid Fovea's file of it
  static Peers start(Path folder, Path image, Path pyramid, int port, int iipsrvPort)
      throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("tiles"));
    run("unzip", "-q", "-o", pyramid.toString(), "-d", folder.resolve("tiles").toString());
    run(
        "vips",
        "tiffsave",
        image.toString(),
        folder.resolve("image.tif").toString(),
        "--tile",
        "--pyramid",
        "--compression=jpeg",
        "--Q=75",
        "--tile-width=256",
        "--tile-height=256");
    Files.writeString(folder.resolve("nginx.conf"), configuration(port, iipsrvPort));
    return new Peers(folder, port, iipsrvPort);
  }

  /// @param tiles where they were unpacked, from the folder `tiles`, up to the level
  TileServer files(String tiles) {
    return new TileServer(
        "nginx, the tiles as files",
        origin(),
        "/tiles/" + tiles,
        List.of(),
        Processes.tree(nginx.pid()));
  }

  TileServer iipsrv() {
    return new TileServer(
        "nginx with iipsrv, a pyramidal TIFF",
        origin(),
        "/iipsrv?DeepZoom=" + folder.resolve("image.tif") + "_files/",
        List.of(),
        Processes.tree(nginx.pid()).and(Processes.tree(iipsrv.pid())));
  }

  private URI origin() {
    return URI.create("http://127.0.0.1:" + port);
  }

  private Process startIipsrv() throws IOException {
    var settings =
        Map.of("VERBOSITY", "0", "JPEG_QUALITY", "75", "MAX_IMAGE_CACHE_SIZE", "100");
    // -n: stays our child, so that its processor time can be asked for and it ends with us
    return start(
        settings, "spawn-fcgi", "-n", "-a", "127.0.0.1", "-p", "" + iipsrvPort, "--", IIPSRV);
  }

  private Process start(Map<String, String> settings, String... command) throws IOException {
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(settings);
    return builder
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(folder.resolve(command[0] + ".log").toFile())
        .start();
  }

  private static void run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).inheritIO().start();
    if (!process.waitFor(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
        || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(String.join(" ", command) + " failed");
    }
  }

  private static String configuration(int port, int iipsrvPort) {
    return
    """
    daemon off;
    user %3$s;
    worker_processes auto;
    pid nginx.pid;
    error_log stderr warn;
    events { worker_connections 1024; }
    http {
      access_log off;
      types { image/jpeg jpg; image/jpeg jpeg; }
      sendfile on;
      tcp_nopush on;
      keepalive_requests 1000000000;
      open_file_cache max=20000 inactive=60s;
      open_file_cache_valid 60s;
      client_body_temp_path tmp;
      proxy_temp_path tmp;
      fastcgi_temp_path tmp;
      uwsgi_temp_path tmp;
      scgi_temp_path tmp;
      # one process serves one connection at a time, so none is kept
      upstream iipsrv { server 127.0.0.1:%2$d; }
      server {
        listen 127.0.0.1:%1$d;
        root .;
        location /tiles/ { }
        location = /iipsrv {
          fastcgi_pass iipsrv;
          fastcgi_param QUERY_STRING $query_string;
          fastcgi_param REQUEST_METHOD $request_method;
        }
      }
    }
    """
        .formatted(port, iipsrvPort, System.getProperty("user.name"));
  }

  @Override
  public void close() throws InterruptedException {
    for (var process : List.of(nginx, iipsrv)) {
      process.destroy();
      process.waitFor();
    }
  }
}
