package org.fovea.web.page.space;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.fovea.config.ServerSettings;
import org.fovea.web.login.CurrentPerson;
import org.fovea.web.page.shared.Messages;

/// The words with which an invitation is passed on. They hold the name of whoever invites, so they
/// are written anew for each answer and kept nowhere.
@RequestScoped
public class InvitationLetter {
  @Inject ServerSettings server;
  @Inject CurrentPerson person;

  /// The link that opens an invitation.
  ///
  /// @param token of a new invitation
  public String link(String token) {
    return server.link("/join/" + token).toString();
  }

  /// The link that opens an offer of the principal investigator's part.
  ///
  /// @param token of a new offer
  public String succession(String token) {
    return server.link("/succeed/" + token).toString();
  }

  /// The address that opens the person's own mail program, with everything but whom it goes to.
  ///
  /// @param spaceName what the space is called
  /// @param link that opens the invitation
  /// @param days how long it can be used
  public String mail(String spaceName, String link, int days) {
    var subject = Messages.text("invite.mail-subject", spaceName);
    var body = Messages.text("invite.mail-body", spaceName, link, days, person.getName());
    return "mailto:?subject=" + encoded(subject) + "&body=" + encoded(body);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
