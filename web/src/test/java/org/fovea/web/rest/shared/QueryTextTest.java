package org.fovea.web.rest.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.fovea.model.access.Role;
import org.fovea.model.space.SpaceId;
import org.fovea.service.shared.PageRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QueryTextTest {
  private static final String SPACE = "Space00000000000000000";

  @Test
  void readsWhatIsThere() {
    assertThat(query("x", "Ring").text("x")).contains("Ring");
    assertThat(query("x", "-7").number("x")).hasValue(-7);
    assertThat(query("x", "7").number("x", 1)).isEqualTo(7);
    assertThat(query("x", "true").flag("x")).isTrue();
    assertThat(query("x", "VIEWER").choice("x", Role.class)).contains(Role.VIEWER);
    assertThat(query("x", "2024-02-29").day("x")).contains(LocalDate.of(2024, 2, 29));
    assertThat(query("x", SPACE).id("x", SpaceId::new)).contains(new SpaceId(SPACE));
    assertThat(query("limit", "9").limit()).isEqualTo(9);
    assertThat(query("after", SPACE).page(SpaceId::new))
        .isEqualTo(new PageRequest<>(Optional.of(new SpaceId(SPACE)), 50));
  }

  @Test
  void whatIsMissingIsEmptyOrUsual() {
    var query = query("other", "abc");

    assertThat(query.text("x")).isEmpty();
    assertThat(query.number("x")).isEmpty();
    assertThat(query.number("x", 3)).isEqualTo(3);
    assertThat(query.flag("x")).isFalse();
    assertThat(query.choice("x", Role.class)).isEmpty();
    assertThat(query.day("x")).isEmpty();
    assertThat(query.id("x", SpaceId::new)).isEmpty();
    assertThat(query.page(SpaceId::new)).isEqualTo(PageRequest.first(50));
  }

  @Test
  void ofSeveralTheFirstCounts() {
    var both = new MultivaluedHashMap<String, String>();
    both.add("x", "1");
    both.add("x", "abc");

    assertThat(new QueryText(both).number("x")).hasValue(1);
  }

  @Test
  void whatIsNeededAndMissingIsNamed() {
    var query = query("other", "abc");

    assertThat(query.needed("other", query.text("other"))).isEqualTo("abc");
    assertThatThrownBy(() -> query.needed("x", query.day("x")))
        .isInstanceOf(WrongFieldException.class)
        .hasMessage("The query parameter \"x\" is missing.");
  }

  @ParameterizedTest
  @MethodSource
  void namesWhatIsNotAsItMustBe(String value, Consumer<QueryText> read, String said) {
    assertThatThrownBy(() -> read.accept(query("x", value)))
        .isInstanceOfSatisfying(
            WrongFieldException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo("parameter-wrong");
              assertThat(refusal.kind()).isEqualTo("parameter");
              assertThat(refusal.field()).isEqualTo("x");
            })
        .hasMessageContaining("\"x\"")
        .hasMessageContaining(said);
  }

  static Stream<Arguments> namesWhatIsNotAsItMustBe() {
    Consumer<QueryText> number = query -> query.number("x");
    Consumer<QueryText> small = query -> query.number("x", 1);
    Consumer<QueryText> flag = query -> query.flag("x");
    Consumer<QueryText> choice = query -> query.choice("x", Role.class);
    Consumer<QueryText> day = query -> query.day("x");
    Consumer<QueryText> id = query -> query.id("x", SpaceId::new);
    return Stream.of(
        Arguments.of("abc", number, "whole number"),
        Arguments.of("", number, "whole number"),
        Arguments.of("1.5", number, "whole number"),
        Arguments.of("99999999999999999999", number, "whole number"),
        Arguments.of("2147483648", small, "too large"),
        Arguments.of("yes", flag, "neither true nor false"),
        Arguments.of("viewer", choice, "VIEWER, CONTRIBUTOR"),
        Arguments.of("2026-02-29", day, "not a day"),
        Arguments.of("yesterday", day, "not a day"),
        Arguments.of("../..", id, "no identifier"));
  }

  private static QueryText query(String name, String value) {
    var parameters = new MultivaluedHashMap<String, String>();
    parameters.add(name, value);
    return new QueryText(parameters);
  }
}
