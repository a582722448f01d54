package org.fovea.service.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
  private static final PageRequest<String> TWO = PageRequest.first(2);

  @Test
  void isFollowedByAnotherIfMoreWasFoundThanWanted() {
    var page = Page.of(List.of("a", "b", "c"), TWO, Function.identity());

    assertThat(page).isEqualTo(new Page<>(List.of("a", "b"), Optional.of("b")));
    assertThat(TWO.probe()).isEqualTo(3);
  }

  @Test
  void isTheLastIfNoMoreWasFound() {
    assertThat(Page.of(List.of("a", "b"), TWO, Function.identity()).next()).isEmpty();
    assertThat(Page.of(List.<String>of(), TWO, Function.identity())).isEqualTo(Page.empty());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 201})
  void hasOneToTwoHundredRows(int limit) {
    assertThatThrownBy(() -> PageRequest.first(limit))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("1 to 200");
  }

  @Test
  void refusesToBeginAfterWhatIsGone() {
    var after = new PageRequest<>(Optional.of("b"), 2);

    assertThat(after.place(Optional::of)).contains("b");
    assertThatThrownBy(() -> after.place(_ -> Optional.empty()))
        .isInstanceOf(InvalidException.class);
    assertThat(TWO.place(_ -> Optional.empty())).isEmpty();
  }
}
