package org.fovea.service.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.fovea.model.access.Role;
import org.fovea.model.account.Account;
import org.fovea.model.space.Invitation;
import org.fovea.model.space.Lifetime;
import org.fovea.model.space.Team;
import org.junit.jupiter.api.Test;

class InvitationStateTest {
  private static final Instant MADE = Instant.parse("2026-11-22T09:00:00Z");
  private static final Instant OVER = MADE.plus(Duration.ofDays(1));

  private final Invitation invitation =
      new Invitation(
          new Team("Optics", MADE),
          new Account("https://login.example.org", "ada", LocalDate.EPOCH),
          new Invitation.Offer(Role.VIEWER, null, null, null),
          LinkToken.draw().hash(),
          new Lifetime(MADE, OVER));

  @Test
  void isOpenUntilItsTimeIsOver() {
    assertThat(InvitationState.of(invitation, MADE)).isEqualTo(InvitationState.OPEN);
    assertThat(InvitationState.of(invitation, OVER.minusNanos(1))).isEqualTo(InvitationState.OPEN);
    assertThat(InvitationState.of(invitation, OVER)).isEqualTo(InvitationState.EXPIRED);
  }

  @Test
  void staysAcceptedAfterItsTime() {
    invitation.accepted(MADE);

    assertThat(InvitationState.of(invitation, MADE)).isEqualTo(InvitationState.ACCEPTED);
    assertThat(InvitationState.of(invitation, OVER)).isEqualTo(InvitationState.ACCEPTED);
  }

  @Test
  void staysRevokedAfterItsTime() {
    invitation.revoke(MADE);

    assertThat(InvitationState.of(invitation, MADE)).isEqualTo(InvitationState.REVOKED);
    assertThat(InvitationState.of(invitation, OVER)).isEqualTo(InvitationState.REVOKED);
  }
}
