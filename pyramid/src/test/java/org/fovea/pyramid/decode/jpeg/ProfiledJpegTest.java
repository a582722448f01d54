package org.fovea.pyramid.decode.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.fovea.pyramid.decode.NativeLibraries;
import org.fovea.pyramid.decode.TileSources;
import org.fovea.pyramid.source.CollectingSink;
import org.fovea.pyramid.source.Decoder;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.SourceOptions;
import org.fovea.pyramid.source.TestPictures;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProfiledJpegTest {
  private static final int LINEAR = 55; // of 255: as much light as 128 of sRGB

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(
      value = Decoder.class,
      names = {"JAVA", "VIPS"})
  void aProfileIsAppliedOnce(Decoder decoder) throws Exception {
    if (decoder == Decoder.VIPS && !NativeLibraries.hasVips()) {
      return;
    }
    var image = new BufferedImage(16, 16, BufferedImage.TYPE_3BYTE_BGR);
    var grey = new int[16 * 16 * 3];
    Arrays.fill(grey, LINEAR);
    image.getRaster().setPixels(0, 0, 16, 16, grey);
    var file = TestPictures.write(image, folder.resolve("linear.jpg"), "jpeg");
    Files.write(file, withProfile(Files.readAllBytes(file)));
    var options = new SourceOptions(Limits.DEFAULT, Optional.of(decoder), folder);
    try (var source = TileSources.open(file, options)) {
      assertThat(source.header().colourProfile()).isTrue();
      var sink = new CollectingSink(source.header(), 16);
      source.stream(sink);
      assertThat(Byte.toUnsignedInt(sink.pixels()[0])).isBetween(126, 129);
    }
  }

  /// Puts a profile of linear light behind the JFIF segment.
  private static byte[] withProfile(byte[] jpeg) {
    var profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    int at = 20;
    return ByteBuffer.allocate(jpeg.length + 18 + profile.length)
        .put(jpeg, 0, at)
        .putShort((short) 0xFFE2)
        .putShort((short) (16 + profile.length))
        .put("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.US_ASCII))
        .put(profile)
        .put(jpeg, at, jpeg.length - at)
        .array();
  }
}
