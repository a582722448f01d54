package org.fovea.web.page.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.fovea.model.account.AccountState;
import org.fovea.service.access.Caller;
import org.fovea.service.access.SitePermission;
import org.fovea.service.account.AccountService;
import org.fovea.service.account.Me;
import org.fovea.service.policy.ConsoleService;
import org.fovea.web.page.shared.LoginGate;
import org.fovea.web.page.space.SomeSpace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private final Console console = new Console();
  private final SomeSpace.Gate gate = new SomeSpace.Gate();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private Set<SitePermission> held = EnumSet.noneOf(SitePermission.class);
  private Optional<LocalDate> restrictedOn = Optional.empty();

  @BeforeEach
  void setUp() {
    console.caller = new SomeSpace.Somebody();
    console.gate = gate;
    console.accounts =
        new AccountService() {
          @Override
          public Me me(Caller caller) {
            return new Me(1, 1, 1, Optional.of(entry()));
          }
        };
    console.console =
        new ConsoleService() {
          @Override
          public boolean offers(Caller caller, SitePermission permission) {
            return held.contains(permission);
          }
        };
  }

  @Test
  void isAbsentToThoseWhoDoNotRunTheSite() {
    console.enter();

    assertThat(gate.led).containsExactly("absent");
  }

  @Test
  void letsThoseInWhoDo() {
    held = EnumSet.of(SitePermission.VIEW_CONSOLE);

    console.enter();

    assertThat(gate.led).isEmpty();
  }

  @Test
  void whoeverHasRestrictedTheirDataRunsNothing() {
    held = EnumSet.of(SitePermission.VIEW_CONSOLE);
    restrictedOn = Optional.of(TODAY);

    console.enter();

    assertThat(gate.led).containsExactly("/account/data#restriction");
  }

  private Me.Entry entry() {
    return new Me.Entry(AccountState.ACTIVE, TODAY, TODAY, SomeSpace.ID, restrictedOn);
  }

  @Test
  void visitorsAreLedToTheLoginOnly() {
    console.gate =
        new LoginGate() {
          @Override
          public boolean admitsPerson() {
            gate.lead("/login");
            return false;
          }
        };

    console.enter();

    assertThat(gate.led).containsExactly("/login");
  }

  @Test
  void offersThePagesThatTheCallersPartAllows() {
    held =
        EnumSet.of(
            SitePermission.VIEW_CONSOLE, SitePermission.BREAK_GLASS, SitePermission.READ_AUDIT_LOG);

    assertThat(console.getDoors())
        .containsExactly(
            "institutions",
            "instruments",
            "policies",
            "break-glass",
            "documents",
            "retention",
            "audit");
  }
}
