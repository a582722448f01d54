package org.fovea.web.page.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.fovea.service.access.SitePermission;
import org.fovea.service.policy.ConsoleService;
import org.fovea.service.shared.RefusedException;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.LoginGate;
import org.fovea.web.page.shared.Messages;
import org.jspecify.annotations.Nullable;

/// What the pages of the admin console have in common. To whoever has no part in running the site
/// there is nothing at their addresses, whether they have logged in or not.
@Named
@RequestScoped
public class Console {
  @Inject ConsoleService console;
  @Inject CurrentCaller caller;
  @Inject LoginGate gate;
  @Inject Messages messages;

  private @Nullable Boolean offered;

  /// Whether the caller may see the console.
  public boolean isOffered() {
    if (offered == null) {
      offered = console.offers(caller.get(), SitePermission.VIEW_CONSOLE);
    }
    return offered;
  }

  /// Whether the caller may keep the registry of institutions.
  public boolean isKeepsInstitutions() {
    return console.offers(caller.get(), SitePermission.MANAGE_INSTITUTIONS);
  }

  /// Whether the caller may set policies.
  public boolean isSetsPolicies() {
    return console.offers(caller.get(), SitePermission.SET_POLICIES);
  }

  /// The first view action of each page of the console.
  public void enter() {
    if (!isOffered()) {
      absent();
    } else {
      gate.requireAccount();
    }
  }

  /// Does something and tells how it went, in the words of the bundle or of whoever refused it.
  /// Returns whether it was done.
  ///
  /// @param done key of the text in the bundle
  boolean attempt(Runnable change, String done) {
    try {
      change.run();
      messages.info(done);
      return true;
    } catch (RefusedException e) {
      messages.refused(e);
      return false;
    }
  }

  private static void absent() {
    var context = FacesContext.getCurrentInstance();
    try {
      context.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    context.responseComplete();
  }
}
