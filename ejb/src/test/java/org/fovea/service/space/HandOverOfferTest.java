package org.fovea.service.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.fovea.model.account.Account;
import org.fovea.model.space.HandOver;
import org.fovea.model.space.Lifetime;
import org.fovea.model.space.Team;
import org.junit.jupiter.api.Test;

class HandOverOfferTest {
  private static final Instant MADE = Instant.parse("2026-11-22T09:00:00Z");
  private static final Instant OVER = MADE.plus(Duration.ofDays(14));

  private final HandOver ofInvestigator = offer(false);
  private final HandOver ofAdministrator = offer(true);

  @Test
  void anAdministratorsOfferTakesThePlaceOfThatOfThePrincipalInvestigator() {
    assertThat(HandOverOffer.givesWay(ofInvestigator, true, MADE)).isTrue();
  }

  @Test
  void noOtherOpenOfferGivesWay() {
    assertThat(HandOverOffer.givesWay(ofInvestigator, false, MADE)).isFalse();
    assertThat(HandOverOffer.givesWay(ofAdministrator, false, MADE)).isFalse();
    assertThat(HandOverOffer.givesWay(ofAdministrator, true, MADE)).isFalse();
  }

  @Test
  void anOfferWhoseTimeIsOverGivesWayToAny() {
    assertThat(HandOverOffer.givesWay(ofInvestigator, false, OVER)).isTrue();
    assertThat(HandOverOffer.givesWay(ofAdministrator, false, OVER)).isTrue();
    assertThat(HandOverOffer.givesWay(ofAdministrator, true, OVER)).isTrue();
  }

  private static HandOver offer(boolean byAdministrator) {
    return HandOver.to(
        new Account("https://login.example.org", "emmy", LocalDate.EPOCH),
        new Team("Optics", MADE),
        byAdministrator,
        new Lifetime(MADE, OVER));
  }
}
