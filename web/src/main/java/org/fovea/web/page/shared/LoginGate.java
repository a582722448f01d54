package org.fovea.web.page.shared;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.fovea.model.account.AccountState;
import org.fovea.service.account.AccountService;
import org.fovea.service.shared.DeniedException;
import org.fovea.service.shared.NotFoundException;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.login.ReturnPath;

/// Leads whoever a page cannot let in yet to where they must go first, and from there back.
///
/// It only leads the way; what a person may do is the services' to decide.
@Named
@RequestScoped
public class LoginGate {
  @Inject CurrentCaller caller;
  @Inject AccountService accounts;
  @Inject HttpServletRequest request;

  /// Whether a person is here. If not, the answer is already a redirect to the login.
  public boolean admitsPerson() {
    if (caller.get().subject().isPresent()) {
      return true;
    }
    lead(ReturnPath.of(request).loginAddress());
    return false;
  }

  /// Whether a person is here whose account is active and who has accepted the terms. If not, the
  /// answer is already a redirect to the login or to the terms, or a refusal.
  public boolean admitsAccount() {
    if (!admitsPerson()) {
      return false;
    }
    var me = accounts.me(caller.get());
    if (me.entry().filter(entry -> entry.state() != AccountState.ACTIVE).isPresent()) {
      refuse(HttpServletResponse.SC_FORBIDDEN);
      return false;
    }
    if (me.termsUpToDate()) {
      return true;
    }
    var back = URLEncoder.encode(ReturnPath.of(request).value(), StandardCharsets.UTF_8);
    lead("/terms?return=" + back);
    return false;
  }

  /// The first view action of a page for people with an account: they come before the page's own
  /// bean, so that visitors do not cost a session.
  public void requireAccount() {
    admitsAccount();
  }

  /// The same for pages that need no account.
  public void requirePerson() {
    admitsPerson();
  }

  /// Shows something, or what there is for strangers: nothing.
  ///
  /// @param load what may find that the caller cannot see it, not even any more
  public void show(Runnable load) {
    try {
      load.run();
    } catch (NotFoundException | DeniedException e) {
      absent(); // a right that was lost while the page was open shows itself in the page made anew
    }
  }

  /// Answers that there is nothing here. A page that is open already loads itself again, and the
  /// answer to that is the same.
  public void absent() {
    var context = FacesContext.getCurrentInstance();
    if (context.isPostback()) {
      lead(ReturnPath.of(request).value());
      return;
    }
    refuse(HttpServletResponse.SC_NOT_FOUND);
  }

  private static void refuse(int status) {
    var context = FacesContext.getCurrentInstance();
    try {
      context.getExternalContext().responseSendError(status, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    context.responseComplete();
  }

  /// Answers with a redirect.
  ///
  /// @param address on this server, beginning with `/`
  public void lead(String address) {
    try {
      FacesContext.getCurrentInstance().getExternalContext().redirect(address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
