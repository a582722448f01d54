package org.fovea.service.space;

import static org.assertj.core.api.Assertions.assertThat;

import org.fovea.model.shared.PublicId;
import org.junit.jupiter.api.Test;

class LinkTokenTest {

  @Test
  void holds128RandomBits() {
    var token = LinkToken.draw();

    assertThat(token.value()).matches(PublicId.PATTERN).isNotEqualTo(LinkToken.draw().value());
  }

  @Test
  void isStoredAsItsSha256() {
    // printf 0123456789abcdefghABCD | sha256sum
    assertThat(new LinkToken("0123456789abcdefghABCD").hash())
        .isEqualTo("b0cb81572e05398e17f0513c828bff464c5ff2f34322c5def25667c81ac4b469");
  }

  @Test
  void doesNotPrint() {
    var token = LinkToken.draw();

    assertThat(token.toString()).doesNotContain(token.value());
  }
}
