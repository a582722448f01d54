package org.fovea.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PersonCardTest {
  @Test
  void othersAreToldTheName() {
    var claims = Map.<String, Object>of("name", "Ada L.", "preferred_username", "al1815");

    assertThat(card(claims).nameForOthers()).isEqualTo("Ada L.");
  }

  @Test
  void othersAreNotToldWithWhatSomebodyLogsIn() {
    var card = card(Map.of("preferred_username", "al1815", "email", "ada@example.org"));

    assertThat(card.name()).isEqualTo("al1815");
    assertThat(card.nameForOthers()).isEmpty();
    assertThat(PersonCard.BLANK.nameForOthers()).isEmpty();
  }

  private static PersonCard card(Map<String, Object> claims) {
    return new PersonClaims(List.of(claims)).card();
  }
}
