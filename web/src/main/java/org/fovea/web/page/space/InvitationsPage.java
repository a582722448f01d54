package org.fovea.web.page.space;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.InvitationId;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.shared.PageRequest;
import org.fovea.service.space.FolderService;
import org.fovea.service.space.InvitationService;
import org.fovea.service.space.NewInvitation;
import org.fovea.service.space.SpaceView;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.Ids;
import org.fovea.web.page.shared.LoginGate;
import org.fovea.web.page.shared.Messages;
import org.fovea.web.page.shared.Rows;
import org.jspecify.annotations.Nullable;

/// Invitations to a space, `fragments/invitations.xhtml`. Fovea sends nothing: whoever invites
/// passes the link on, by whatever means they like.
@Named
@ViewScoped
public class InvitationsPage implements Serializable {
  private static final int USUAL_DAYS = 14;
  private static final int STEP = 10;
  private static final int MOST_FOLDERS = 1000;

  @Inject InvitationService invitations;
  @Inject FolderService folders;
  @Inject SpaceHead head;
  @Inject CurrentCaller caller;
  @Inject InvitationLetter letter;
  @Inject Messages messages;
  @Inject LoginGate gate;

  private String space = "";
  private String spaceName = "";
  private boolean allowed;
  private List<InvitationRow> rows = List.of();
  private boolean complete = true;
  private int wanted = STEP;
  private List<Folder> folderChoices = List.of();
  private List<Role> roles = List.of();

  private Role role = Role.VIEWER;
  private int days = USUAL_DAYS;
  private String folder = "";
  private String scope = "";
  private String entitlement = "";

  // whoever holds the link can use it, so it is shown once and never written down with a session
  private transient @Nullable String link;

  /// One folder that can be shared.
  public record Folder(String id, String name) implements Serializable {}

  /// The view action, after that of [SpaceHead].
  public void load() {
    head.ifOpen(this::open);
  }

  private void open(SpaceView view) {
    space = view.id().value();
    spaceName = view.name();
    allowed = head.may("MANAGE_MEMBERS");
    if (!allowed) {
      return;
    }
    roles = RoleChoices.of(view.may());
    if (view.kind() == SpaceKind.PERSONAL_REPOSITORY) {
      roles = List.of(Role.VIEWER);
      folderChoices =
          Rows.first(
                  MOST_FOLDERS,
                  (PageRequest<FolderId> request) ->
                      folders.list(caller.get(), view.id(), "", request))
              .map(each -> new Folder(each.id().value(), each.name()))
              .shown();
    }
    reload();
  }

  private void reload() {
    var id = new SpaceId(space);
    var found =
        Rows.first(
            wanted,
            (PageRequest<InvitationId> request) -> invitations.list(caller.get(), id, request));
    rows = found.map(InvitationRow::of).shown();
    complete = found.complete();
  }

  /// Shows some older invitations as well.
  public void more() {
    wanted = rows.size() + STEP;
    gate.show(this::reload);
  }

  /// Makes an invitation and shows its link.
  public void create() {
    messages.attempt(() ->
        link = letter.link(invitations.create(caller.get(), new SpaceId(space), wanted()).token()));
    gate.show(this::reload);
  }

  private NewInvitation wanted() {
    return new NewInvitation(
        role,
        given(folder).map(id -> Ids.get(id, FolderId::new)),
        Duration.ofDays(days),
        given(scope),
        given(entitlement));
  }

  private static Optional<String> given(String text) {
    return Optional.of(text.strip()).filter(each -> !each.isEmpty());
  }

  /// Hides the link, to make another invitation.
  public void another() {
    link = null;
    scope = "";
    entitlement = "";
  }

  /// Revokes an invitation that is open.
  ///
  /// @param id as the browser sent it
  public void revoke(String id) {
    rows.stream()
        .filter(row -> row.id().equals(id))
        .findFirst()
        .ifPresent(row ->
            messages.attempt(
                () ->
                    invitations.revoke(
                        caller.get(), new SpaceId(space), new InvitationId(row.id())),
                "invite.revoked"));
    gate.show(this::reload);
  }

  /// The address that opens the person's own mail program with the link that was just made.
  public String getMail() {
    return link == null ? "" : letter.mail(spaceName, link, days);
  }

  /// Whether the person in front of the page may invite.
  public boolean isAllowed() {
    return allowed;
  }

  /// The link that was just made; nothing if none was, or it was shown already.
  public @Nullable String getLink() {
    return link;
  }

  public List<InvitationRow> getRows() {
    return rows;
  }

  /// Whether all invitations are shown.
  public boolean isComplete() {
    return complete;
  }

  /// Folders of a personal repository; none for any other space, which is shared as a whole.
  public List<Folder> getFolders() {
    return folderChoices;
  }

  public List<Role> getRoles() {
    return roles;
  }

  public Role getRole() {
    return role;
  }

  public void setRole(Role role) {
    this.role = role;
  }

  public int getDays() {
    return days;
  }

  public void setDays(int days) {
    this.days = days;
  }

  public String getFolder() {
    return folder;
  }

  public void setFolder(@Nullable String folder) {
    this.folder = folder == null ? "" : folder;
  }

  public String getScope() {
    return scope;
  }

  public void setScope(String scope) {
    this.scope = scope;
  }

  public String getEntitlement() {
    return entitlement;
  }

  public void setEntitlement(String entitlement) {
    this.entitlement = entitlement;
  }
}
