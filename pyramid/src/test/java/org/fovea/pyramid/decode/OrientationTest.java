package org.fovea.pyramid.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.source.CollectingSink;
import org.fovea.pyramid.source.Decoder;
import org.fovea.pyramid.source.ImageHeader;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.Orientation;
import org.fovea.pyramid.source.RowFeed;
import org.fovea.pyramid.source.SourceFormat;
import org.fovea.pyramid.source.StripSink;
import org.fovea.pyramid.source.TileSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A picture of 3 x 2 pixels named `abc` and `def`, stored with each orientation.
class OrientationTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "orientation {0} is shown as {1}")
  @CsvSource({
    "1, abc/def",
    "2, cba/fed",
    "3, fed/cba",
    "4, def/abc",
    "5, ad/be/cf",
    "6, da/eb/fc",
    "7, fc/eb/da",
    "8, cf/be/ad"
  })
  void turnsPicturesUpright(int tag, String shown) throws Exception {
    var stored =
        new ImageHeader(
            3,
            2,
            PixelFormat.GREY,
            SourceFormat.JPEG,
            8,
            1,
            1,
            Orientation.of(tag),
            false,
            Decoder.JAVA);
    try (var source = OrientedSource.of(new Letters(stored), folder, Limits.DEFAULT)) {
      var sink = new CollectingSink(source.header(), 2);
      source.stream(sink);
      var rows = new String(sink.pixels(), java.nio.charset.StandardCharsets.US_ASCII);
      int width = (int) source.header().width();
      assertThat(rows.replaceAll("(.{" + width + "})(?=.)", "$1/")).isEqualTo(shown);
    }
    try (Stream<Path> left = java.nio.file.Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  private record Letters(ImageHeader header) implements TileSource {
    @Override
    public void stream(StripSink sink) throws java.io.IOException, InterruptedException {
      var feed = new RowFeed(sink, 2);
      feed.put("abc".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0);
      feed.put("def".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0);
    }

    @Override
    public void close() {}
  }
}
