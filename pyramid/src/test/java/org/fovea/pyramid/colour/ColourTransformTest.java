package org.fovea.pyramid.colour;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import org.junit.jupiter.api.Test;

class ColourTransformTest {
  @Test
  void leavesSrgbAlone() {
    assertThat(ColourTransform.of(profile(ColorSpace.CS_sRGB), 3)).isEmpty();
  }

  @Test
  void brightensLinearLight() {
    var transform = ColourTransform.of(profile(ColorSpace.CS_LINEAR_RGB), 3).orElseThrow();
    var out = new byte[6];
    transform.apply(new byte[] {0, 0, 0, 55, 55, 55}, out, 2);
    assertThat(Byte.toUnsignedInt(out[0])).isZero();
    assertThat(Byte.toUnsignedInt(out[3])).isBetween(126, 129); // 55/255 of light is half as bright
  }

  @Test
  void takesThePictureAsItIsIfTheProfileIsDamaged() {
    assertThat(ColourTransform.of(new byte[200], 3)).isEmpty();
  }

  @Test
  void ignoresAProfileForOtherChannels() {
    assertThat(ColourTransform.of(profile(ColorSpace.CS_LINEAR_RGB), 4)).isEmpty();
  }

  private static byte[] profile(int space) {
    return ICC_Profile.getInstance(space).getData();
  }
}
