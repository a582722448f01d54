package org.fovea.pyramid.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import org.fovea.pyramid.memory.PixelFormat;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@EnabledIf(
    value = "org.fovea.pyramid.decode.NativeLibraries#hasWebp",
    disabledReason = "no libwebp")
class WebpCodecTest {
  @ParameterizedTest
  @EnumSource(PixelFormat.class)
  void writesWebpOfEveryPixelFormat(PixelFormat format) throws IOException {
    try (var codec = new TileCodecs(TileFormat.WEBP, 75, Encoder.LIBWEBP).open();
        var arena = Arena.ofConfined()) {
      var strip = TileCodecContract.strip(arena, format);
      var tile = codec.encode(strip, 20, 0, 256, 64);
      assertThat(new String(tile, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
      assertThat(new String(tile, 8, 4, StandardCharsets.US_ASCII)).isEqualTo("WEBP");
    }
  }
}
