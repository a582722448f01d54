package org.fovea.pyramid.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.Arrays;
import org.fovea.pyramid.library.WebpLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebpHeaderTest {
  // 300 x 200: 14 bits each; both less one in 14 bits each; both less one in 24 bits each
  private static final String LOSSY = "VP8 \0\0\0\0\0\0\0\235\1\52\54\1\310\0";
  private static final String LOSSLESS = "VP8L\0\0\0\0\57\53\301\61\0";
  private static final String EXTENDED = "VP8X\12\0\0\0\0\0\0\0\53\1\0\307\0\0";

  @ParameterizedTest
  @ValueSource(strings = {LOSSY, LOSSLESS, EXTENDED})
  void readsTheSize(String chunk) {
    assertThat(WebpHeader.read(file(chunk))).contains(new WebpHeader(300, 200));
  }

  @Test
  void agreesWithTheLibrary() throws IOException {
    var library = WebpLibrary.find();
    assumeTrue(library.isPresent(), "libwebp is not installed");
    try (var arena = Arena.ofConfined()) {
      var encoded = library.get().encode(arena.allocate(33 * 21 * 3), 33, 21, false, 75);
      assertThat(WebpHeader.read(encoded)).contains(new WebpHeader(33, 21));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "RIFF", "GIF89a"})
  void otherFilesHaveNone(String start) {
    assertThat(WebpHeader.read(start.getBytes(ISO_8859_1))).isEmpty();
    assertThat(WebpHeader.read(file("JUNK" + start))).isEmpty();
  }

  private static byte[] file(String chunk) {
    return Arrays.copyOf(("RIFF\0\0\0\0WEBP" + chunk).getBytes(ISO_8859_1), 40);
  }
}
