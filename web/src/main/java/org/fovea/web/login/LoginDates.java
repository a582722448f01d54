package org.fovea.web.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.fovea.service.account.AccountService;

/// Has the day of a login noted on the person's account.
@ApplicationScoped
public class LoginDates {
  @Inject AccountService accounts;

  void note(@Observes LoggedIn login) {
    accounts.recordLogin(login.person());
  }
}
