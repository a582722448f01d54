package org.fovea.web.page.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fovea.model.space.SpaceId;
import org.fovea.service.shared.NotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  @Test
  void readsAnIdentifier() {
    var id = SpaceId.random();

    assertThat(Ids.find(id.value(), SpaceId::new)).contains(id);
    assertThat(Ids.get(id.value(), SpaceId::new)).isEqualTo(id);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAA!", "AAAAAAAAAAAAAAAAAAAAAA\n"})
  void whatIsNoneNamesNothing(String text) {
    assertThat(Ids.find(text, SpaceId::new)).isEmpty();
    assertThatThrownBy(() -> Ids.get(text, SpaceId::new)).isInstanceOf(NotFoundException.class);
  }
}
