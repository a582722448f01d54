package org.fovea.service.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fovea.service.shared.InvalidException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkLimitsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 30, 90, 365})
  void aLinkMayHoldADayUpToAYear(int days) {
    assertThatCode(() -> LinkLimits.check(days)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 2, 366, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void andNotAnyOtherTime(int days) {
    assertThatThrownBy(() -> LinkLimits.check(days)).isInstanceOf(InvalidException.class);
  }

  @Test
  void theUsualTimeIsOneOfThem() {
    assertThat(LinkLimits.DAYS).contains(LinkLimits.USUAL_DAYS);
  }
}
