package org.fovea.web.login;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/// The person in front of the browser, as the page shows them to themselves.
@Named
@RequestScoped
public class CurrentPerson {
  @Inject HttpServletRequest request;
  @Inject PersonMark mark;

  public boolean isLoggedIn() {
    return RequestIdentity.of(request).isPresent();
  }

  public String getName() {
    return card().name();
  }

  public String getInitials() {
    return card().initials();
  }

  /// The name as others may be told it, or an empty text.
  public String getNameForOthers() {
    return card().nameForOthers();
  }

  /// By which the browser notices that somebody else has logged in; an empty text for a visitor.
  public String getMark() {
    return RequestIdentity.of(request).map(known -> mark.of(known.person().who())).orElse("");
  }

  public String getUsername() {
    return card().username();
  }

  public String getMail() {
    return card().mail();
  }

  public String getHomeOrganisation() {
    return card().homeOrganisation();
  }

  /// The address that starts a login and comes back to this page.
  public String getLoginAddress() {
    return ReturnPath.of(request).loginAddress();
  }

  private PersonCard card() {
    return RequestIdentity.of(request).map(RequestIdentity::card).orElse(PersonCard.BLANK);
  }
}
