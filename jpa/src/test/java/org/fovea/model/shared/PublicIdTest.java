package org.fovea.model.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicIdTest {
  @Test
  void theLargestNumberOf128BitsFitsIn22Characters() {
    var largest = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

    assertThat(PublicId.encode(largest)).isEqualTo("7n42DGM5Tflk9n8mt7Fhc7");
    assertThat(PublicId.encode(BigInteger.ZERO)).isEqualTo("0".repeat(22));
  }

  @Test
  void aThousandDifferAndAllHaveTheForm() {
    Set<String> drawn = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      drawn.add(PublicId.check(PublicId.random()));
    }
    assertThat(drawn).hasSize(1000).allMatch(id -> id.matches(PublicId.PATTERN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "short",
        "../../../etc/passwd/..",
        "0000000000000000000000\n",
        "000000000000000000000é",
        "00000000000000000000000"
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> PublicId.check(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
