package org.fovea.web.page.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import org.fovea.service.access.Subject;
import org.fovea.service.account.AccountService;
import org.fovea.service.account.Me;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.Figures;
import org.fovea.web.page.shared.LoginGate;
import org.jspecify.annotations.Nullable;

/// What is stored of oneself, and what is only shown, `account.xhtml`.
@Named
@RequestScoped
public class AccountPage {
  @Inject AccountService accounts;
  @Inject CurrentCaller caller;
  @Inject LoginGate gate;

  private @Nullable Subject subject;
  private @Nullable Stored stored;

  /// What the account row says, beside issuer and `sub`.
  ///
  /// @param firstLogin day of the first login
  /// @param lastLogin day of the last login
  /// @param terms newest version of the terms that was accepted
  /// @param restricted since which day processing is restricted; an empty text if it is not
  public record Stored(LocalDate firstLogin, LocalDate lastLogin, int terms, String restricted) {

    /// The first day as the page writes it.
    public String firstDay() {
      return Figures.day(firstLogin);
    }

    /// The last day as the page writes it.
    public String lastDay() {
      return Figures.day(lastLogin);
    }
  }

  /// The view action, also before the answer to one of the forms of the page.
  public void load() {
    if (gate.admitsPerson()) {
      var me = accounts.me(caller.get());
      subject = caller.get().subject().orElseThrow();
      stored = me.entry().map(entry -> stored(me, entry)).orElse(null);
    }
  }

  private static Stored stored(Me me, Me.Entry entry) {
    return new Stored(
        entry.firstLogin(),
        entry.lastLogin(),
        me.termsAccepted(),
        entry.restrictedOn().map(Figures::day).orElse(""));
  }

  /// Issuer and `sub`; missing only if the answer is already a redirect.
  public @Nullable Subject getSubject() {
    return subject;
  }

  /// What is stored, or nothing if no terms were accepted yet.
  public @Nullable Stored getStored() {
    return stored;
  }
}
