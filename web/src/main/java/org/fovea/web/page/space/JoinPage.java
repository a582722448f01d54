package org.fovea.web.page.space;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.fovea.model.shared.PublicId;
import org.fovea.model.space.ExId;
import org.fovea.service.space.FolderRef;
import org.fovea.service.space.InvitationPreview;
import org.fovea.service.space.InvitationPreview.Offered;
import org.fovea.service.space.InvitationService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.Figures;
import org.fovea.web.page.shared.LoginGate;
import org.fovea.web.page.shared.Messages;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;

/// What an invitation means, and the button that accepts it, `join.xhtml`, at `/join/{token}`.
@Named
@RequestScoped
public class JoinPage {
  @Inject
  @Param(pathIndex = 0)
  @Nullable String token;

  @Inject InvitationService invitations;
  @Inject CurrentCaller caller;
  @Inject LoginGate gate;
  @Inject Messages messages;

  private @Nullable InvitationPreview preview;

  /// The view action, also after a refusal. A link that is used up looks as one that never was.
  public void load() {
    if (token == null || !token.matches(PublicId.PATTERN)) {
      gate.absent();
    } else if (gate.admitsAccount()) {
      var shown = token;
      gate.show(() -> preview = invitations.preview(caller.get(), shown));
    }
  }

  /// Accepts, and shows what was opened.
  public void accept() {
    messages.attempt(() -> {
      var place = invitations.accept(caller.get(), String.valueOf(token));
      gate.lead(
          place
              .folder()
              .map(folder -> "/shared/" + place.space() + "/" + folder)
              .orElse("/space/" + place.space()));
    });
  }

  /// What it opens; nothing if the person lacks what it asks for.
  public @Nullable Offered getOffered() {
    return offered().orElse(null);
  }

  private Optional<Offered> offered() {
    return Optional.ofNullable(preview).flatMap(InvitationPreview::offered);
  }

  /// Why the person cannot accept, each a sentence; none if they can.
  public List<String> getHindrances() {
    return preview == null ? List.of() : preview.hindrances();
  }

  /// The number of the experiment, or an empty text.
  public String getExId() {
    return offered().flatMap(Offered::exId).map(ExId::value).orElse("");
  }

  /// Name of the institution that owns the space, or an empty text.
  public String getOwner() {
    return offered().flatMap(Offered::institutionName).orElse("");
  }

  /// Name of the one folder it is about, or an empty text.
  public String getFolder() {
    return offered().flatMap(Offered::folder).map(FolderRef::name).orElse("");
  }

  /// The role that the person holds already, or an empty text.
  public String getPresent() {
    return offered().flatMap(Offered::present).map(Enum::name).orElse("");
  }

  /// The day on which the link ends.
  public String getExpires() {
    return preview == null ? "" : Figures.day(preview.expiresAt());
  }
}
