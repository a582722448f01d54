import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.fovea.pyramid.PyramidReader;
import org.fovea.pyramid.codec.TileFormat;
import org.fovea.pyramid.geometry.Region;
import org.fovea.pyramid.render.RenderAnswers;
import org.fovea.pyramid.render.RenderOrder;
import org.fovea.pyramid.render.RenderQuality;

/// Prints as a Markdown table how long one renderer takes for pictures of random regions, from the
/// request to the last byte of the answer: what a server waits for, without its own work.
public final class RenderBenchmark {
  private static final int WARM_UP = 100;
  private static final int SAMPLES = 400;
  private static final int MOST_SECONDS = 20;

  private RenderBenchmark() {}

  /// A kind of picture.
  ///
  /// @param scale side of the region for one pixel of the picture
  private record Kind(
      String label, int width, int height, double scale, double rotation, TileFormat format) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("512 x 512, full size, JPEG", 512, 512, 1, 0, TileFormat.JPG),
          new Kind("512 x 512, 3/4 of the size, JPEG", 512, 512, 4 / 3.0, 0, TileFormat.JPG),
          new Kind("512 x 512, full size, PNG", 512, 512, 1, 0, TileFormat.PNG),
          new Kind("512 x 512, turned by 30 degrees, JPEG", 512, 512, 1, 30, TileFormat.JPG),
          new Kind("3162 x 3162 of 5000 x 5000, JPEG", 3162, 3162, 1.58, 0, TileFormat.JPG));

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var file = Files.createTempFile("render", ".szi");
    try {
      run(arguments[1], "build", arguments[0], file.toString()).waitFor();
      long begin = System.nanoTime();
      var renderer = run(arguments[1], "render");
      try (var pyramid = PyramidReader.open(file);
          var in = new DataInputStream(new BufferedInputStream(renderer.getInputStream()));
          var out = new DataOutputStream(new BufferedOutputStream(renderer.getOutputStream()))) {
        RenderAnswers.readReady(in);
        System.out.printf(
            Locale.ROOT, "ready after %d ms%n%n", (System.nanoTime() - begin) / 1_000_000);
        System.out.println("| picture | median ms | 95 % ms | bytes sent | bytes back |");
        System.out.println("|---|---|---|---|---|");
        for (var kind : KINDS) {
          measure(kind, pyramid, in, out);
        }
      } finally {
        renderer.destroy();
      }
    } finally {
      Files.delete(file);
    }
  }

  private static void measure(
      Kind kind, PyramidReader pyramid, DataInputStream in, DataOutputStream out)
      throws IOException {
    var random = new Random(20261122);
    var nanos = new long[SAMPLES];
    long sent = 0;
    long back = 0;
    int count = 0;
    long end = System.nanoTime() + MOST_SECONDS * 1_000_000_000L;
    for (int i = -WARM_UP; i < SAMPLES && (count < 5 || System.nanoTime() < end); i++) {
      var order =
          new RenderOrder(
              kind.width(), kind.height(), false, kind.rotation(), RenderQuality.COLOUR,
              kind.format());
      var request = pyramid.request(region(kind, pyramid, random), order);
      long begin = System.nanoTime();
      request.writeTo(out);
      out.flush();
      back = RenderAnswers.readPicture(in).length;
      if (i >= 0 || kind.width() > 1000) {
        nanos[count++] = System.nanoTime() - begin;
      }
      sent = request.tiles().stream().mapToLong(tile -> tile.bytes().length).sum();
      if (count == SAMPLES) {
        break;
      }
    }
    Arrays.sort(nanos, 0, count);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.1f | %.1f | %,d | %,d |%n",
        kind.label(),
        nanos[count / 2] / 1e6,
        nanos[count * 95 / 100] / 1e6,
        sent,
        back);
  }

  private static Region region(Kind kind, PyramidReader pyramid, Random random) {
    var shape = pyramid.shape();
    long width = Math.min(shape.width(), Math.round(kind.width() * kind.scale()));
    long height = Math.min(shape.height(), Math.round(kind.height() * kind.scale()));
    return new Region(
        random.nextLong(shape.width() - width + 1),
        random.nextLong(shape.height() - height + 1),
        width,
        height);
  }

  private static Process run(String options, String... words) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new java.util.ArrayList<String>(List.of(java, "@" + options));
    command.addAll(
        List.of(
            "-Xmx1024m",
            "-cp",
            System.getProperty("java.class.path"),
            "org.fovea.pyramid.cli.Main"));
    command.addAll(List.of(words));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
