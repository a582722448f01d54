package org.fovea.web.page.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.fovea.service.access.Terms;
import org.fovea.service.account.AccountService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.login.ReturnPath;
import org.fovea.web.page.shared.Figures;
import org.fovea.web.page.shared.LoginGate;
import org.fovea.web.page.shared.Messages;
import org.jspecify.annotations.Nullable;

/// The terms of use, `terms.xhtml`, for all to read and for people to accept.
@Named
@RequestScoped
public class TermsPage {
  @Inject AccountService accounts;
  @Inject CurrentCaller caller;
  @Inject LoginGate gate;
  @Inject Messages messages;

  private @Nullable String back;
  private boolean due;

  /// The view action.
  public void load() {
    var here = caller.get();
    due = here.subject().isPresent() && !accounts.me(here).termsUpToDate();
  }

  /// Accepts the terms that are shown, and leads to where the person wanted to go; or says why they
  /// cannot.
  public void accept() {
    if (messages.attempt(() -> accounts.acceptTerms(caller.get(), getVersion()))) {
      gate.lead(ReturnPath.of(back).value());
    } else {
      load();
    }
  }

  /// Whether the person in front of the page has yet to accept.
  public boolean isDue() {
    return due;
  }

  public int getVersion() {
    return Terms.VERSION;
  }

  /// The day from which this version holds.
  public String getEffective() {
    return Figures.day(Terms.EFFECTIVE);
  }

  /// Where to go afterwards, as the address of this page says.
  public @Nullable String getBack() {
    return back;
  }

  public void setBack(@Nullable String back) {
    this.back = back;
  }
}
