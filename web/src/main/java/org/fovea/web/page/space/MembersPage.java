package org.fovea.web.page.space;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fovea.model.access.Role;
import org.fovea.model.space.MemberId;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.access.Permission;
import org.fovea.service.access.Place;
import org.fovea.service.access.RolePolicy;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.shared.PageRequest;
import org.fovea.service.space.AccessPath;
import org.fovea.service.space.AccessService;
import org.fovea.service.space.MembershipService;
import org.fovea.service.space.SpaceView;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.LoginGate;
import org.fovea.web.page.shared.Messages;
import org.fovea.web.page.shared.Rows;

/// The members of a space and why they are, `members.xhtml`. Holds what is shown, decides nothing.
@Named
@ViewScoped
public class MembersPage implements Serializable {
  @Inject MembershipService memberships;
  @Inject AccessService access;
  @Inject SpaceHead head;
  @Inject CurrentCaller caller;
  @Inject Messages messages;
  @Inject LoginGate gate;

  private static final int STEP = 50;

  private String space = "";
  private boolean personal;
  private EnumSet<Permission> may = EnumSet.noneOf(Permission.class);
  private List<MemberRow> members = List.of();
  private boolean complete = true;
  private boolean leavable;
  private int wanted = STEP;
  private String opened = "";
  private Role role = Role.VIEWER;

  // why the person in front of the page is here comes from their entitlements, too: not to be kept
  private transient List<PathRow> own = List.of();
  private List<PathRow> paths = List.of();

  /// The view action, after that of [SpaceHead].
  public void load() {
    head.ifOpen(this::open);
  }

  private void open(SpaceView view) {
    space = view.id().value();
    personal = view.kind() == SpaceKind.PERSONAL_REPOSITORY;
    may.addAll(view.may());
    var paths = access.explain(caller.get(), new Place(view.id()));
    own = rows(paths);
    leavable = paths.stream().anyMatch(MembersPage::canBeGivenUp);
    reload();
  }

  private static boolean canBeGivenUp(AccessPath path) {
    return path.kind() == AccessPath.Kind.MEMBERSHIP && path.role() != Role.PRINCIPAL_INVESTIGATOR;
  }

  private void reload() {
    var id = new SpaceId(space);
    var found =
        Rows.first(
            wanted, (PageRequest<MemberId> request) -> memberships.list(caller.get(), id, request));
    members = found.map(MemberRow::of).shown();
    complete = found.complete();
  }

  /// Shows some more members as well.
  public void more() {
    wanted = members.size() + STEP;
    gate.show(this::reload);
  }

  /// Shows why somebody belongs to the space, and what can be changed about it.
  ///
  /// @param id of a member as the browser sent it
  public void show(String id) {
    shown(id).ifPresentOrElse(this::show, this::gone);
  }

  private void show(MemberRow member) {
    opened = member.id();
    role = member.role();
    messages.attempt(() ->
        paths = rows(access.explain(caller.get(), new SpaceId(space), new MemberId(member.id()))));
  }

  private static List<PathRow> rows(List<AccessPath> paths) {
    return paths.stream().map(PathRow::of).toList();
  }

  /// Closes what [#show] opened.
  public void hide() {
    opened = "";
  }

  /// Gives the member that is shown the role that is chosen.
  public void changeRole() {
    shown(opened)
        .ifPresentOrElse(
            member ->
                change(
                    () ->
                        memberships.changeRole(
                            caller.get(), new SpaceId(space), new MemberId(member.id()), role),
                    "members.role-changed",
                    Messages.text("role." + role)),
            this::gone);
  }

  /// Removes a member.
  ///
  /// @param id of a member as the browser sent it
  public void remove(String id) {
    shown(id)
        .ifPresentOrElse(
            member ->
                change(
                    () ->
                        memberships.remove(
                            caller.get(), new SpaceId(space), new MemberId(member.id())),
                    "members.removed"),
            this::gone);
  }

  /// The person in front of the page leaves.
  public void leave() {
    messages.attempt(() -> {
      memberships.leave(caller.get(), new SpaceId(space));
      gate.lead("/spaces");
    });
  }

  private void change(Runnable change, String done, Object... about) {
    if (messages.attempt(change, done, about)) {
      opened = "";
    }
    gate.show(this::reload);
  }

  private Optional<MemberRow> shown(String id) {
    return members.stream().filter(member -> member.id().equals(id)).findFirst();
  }

  private void gone() {
    messages.refused(new NotFoundException());
    opened = "";
    gate.show(this::reload);
  }

  /// Whether the role of a member can be changed by the person in front of the page.
  public boolean isChangeable(MemberRow member) {
    return !member.principal()
        && !member.self()
        && member.folder().isEmpty()
        && may.contains(RolePolicy.toName(member.role()));
  }

  /// Whether a member can be removed by the person in front of the page.
  public boolean isRemovable(MemberRow member) {
    return !member.principal() && !member.self() && may.contains(RolePolicy.toName(member.role()));
  }

  /// Whether the person in front of the page has a place of their own here that they can give up.
  public boolean isLeavable() {
    return leavable;
  }

  /// Whether they may invite, and change who belongs to the space.
  public boolean isManages() {
    return may.contains(Permission.MANAGE_MEMBERS);
  }

  /// Whether it is a personal repository, of which only folders are shared.
  public boolean isPersonal() {
    return personal;
  }

  /// What they may do here.
  Set<Permission> may() {
    return may;
  }

  /// The roles that they can give.
  public List<Role> getRoles() {
    return RoleChoices.of(may);
  }

  public String getSpace() {
    return space;
  }

  public List<MemberRow> getMembers() {
    return members;
  }

  /// Whether all members are shown.
  public boolean isComplete() {
    return complete;
  }

  /// Identifier of the member that is shown in full, or an empty text.
  public String getOpened() {
    return opened;
  }

  /// Why the member that is shown in full belongs to the space.
  public List<PathRow> getPaths() {
    return paths;
  }

  /// Why the person in front of the page is here.
  public List<PathRow> getOwn() {
    return own == null ? List.of() : own;
  }

  public Role getRole() {
    return role;
  }

  public void setRole(Role role) {
    this.role = role;
  }
}
