package org.fovea.service.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldingsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0, true, false",
    "1, 0, 0, 0, false, true",
    "2, 0, 0, 0, false, false",
    "0, 1, 0, 0, false, false",
    "1, 1, 0, 0, false, false",
    "1, 0, 1, 0, false, false",
    "1, 0, 0, 1, false, false",
    "0, 0, 0, 1, false, false"
  })
  void theAccountGoesWithTheOneImageOnlyIfThereIsNothingElse(
      long images, long elsewhere, long roles, long uploads, boolean nothing, boolean one) {
    var holdings = new Holdings(images, images * 10, elsewhere, roles, uploads);

    assertThat(holdings.isNothing()).isEqualTo(nothing);
    assertThat(holdings.isOneImage()).isEqualTo(one);
  }
}
