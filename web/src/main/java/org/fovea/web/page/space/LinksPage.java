package org.fovea.web.page.space;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fovea.model.access.Role;
import org.fovea.model.space.ExId;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.access.Permission;
import org.fovea.service.shared.PageRequest;
import org.fovea.service.space.LinkView;
import org.fovea.service.space.ProjectLinkService;
import org.fovea.service.space.SpaceFilter;
import org.fovea.service.space.SpaceService;
import org.fovea.service.space.SpaceView;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.Ids;
import org.fovea.web.page.shared.LoginGate;
import org.fovea.web.page.shared.Messages;
import org.fovea.web.page.shared.Rows;

/// Which projects show an experiment, or which experiments a project shows,
/// `fragments/links.xhtml`.
@Named
@ViewScoped
public class LinksPage implements Serializable {
  private static final int STEP = 24;
  private static final int CHOICES = 50;

  @Inject ProjectLinkService links;
  @Inject SpaceService spaces;
  @Inject SpaceHead head;
  @Inject CurrentCaller caller;
  @Inject Messages messages;
  @Inject LoginGate gate;

  private String space = "";
  private boolean project;
  private boolean experiment;
  private boolean changeable;
  private List<Row> rows = List.of();
  private boolean complete = true;
  private int wanted = STEP;
  private List<Target> targets = List.of();
  private boolean all = true;
  private String text = "";
  private String target = "";
  private Role grants = Role.VIEWER;

  /// A link that there is.
  ///
  /// @param other identifier of the project or experiment at its other end
  /// @param name empty if the person in front of the page may not see it
  /// @param exId number of an experiment, or an empty text
  /// @param grants the strongest role that it lends
  public record Row(String other, String name, String exId, Role grants, boolean visible)
      implements Serializable {
    static Row of(LinkView link) {
      return new Row(
          link.other().value(),
          link.name(),
          link.exId().map(ExId::value).orElse(""),
          link.grants(),
          link.visible());
    }
  }

  /// What could be linked.
  public record Target(String id, String name) implements Serializable {}

  /// The view action, after that of [SpaceHead].
  public void load() {
    head.ifOpen(this::open);
  }

  private void open(SpaceView view) {
    space = view.id().value();
    project = view.kind() == SpaceKind.PROJECT;
    experiment = view.kind() == SpaceKind.EXPERIMENT;
    if (!project && !experiment) {
      return;
    }
    changeable = head.may(project ? "MANAGE_MEMBERS" : "LINK_PROJECTS");
    reload();
    if (changeable) {
      choose();
    }
  }

  /// What the person in front of the page could link. What is linked and shown already is left out;
  /// to link another once more changes what its link lends.
  private void choose() {
    Set<String> linked = rows.stream().map(Row::other).collect(Collectors.toSet());
    var kind = project ? SpaceKind.EXPERIMENT : SpaceKind.PROJECT;
    var needed = project ? Permission.LINK_PROJECTS : Permission.MANAGE_MEMBERS;
    var filter = new SpaceFilter(Optional.of(kind), text, false, 0, CHOICES).where(needed);
    var found = spaces.mine(caller.get(), filter);
    all = found.total() <= CHOICES;
    targets =
        found.spaces().stream()
            .filter(row -> !linked.contains(row.id().value()))
            .map(row ->
                new Target(
                    row.id().value(),
                    Stream.concat(row.exId().map(ExId::value).stream(), Stream.of(row.name()))
                        .collect(Collectors.joining(" · "))))
            .toList();
  }

  /// Offers what has the text in its name or exID that stands in the field.
  public void find() {
    gate.show(this::choose);
  }

  private void reload() {
    var id = new SpaceId(space);
    var found =
        Rows.first(wanted, (PageRequest<SpaceId> request) -> links.list(caller.get(), id, request));
    rows = found.map(Row::of).shown();
    complete = found.complete();
  }

  /// Shows some older links as well.
  public void more() {
    wanted = rows.size() + STEP;
    gate.show(this::reload);
  }

  /// Links what is chosen.
  public void link() {
    if (messages.attempt(
        () -> {
          var here = new SpaceId(space);
          var there = Ids.get(target, SpaceId::new);
          links.link(caller.get(), project ? here : there, project ? there : here, grants);
        },
        "links.linked")) {
      targets = targets.stream().filter(each -> !each.id().equals(target)).toList();
    }
    gate.show(this::reload);
  }

  /// Removes a link.
  ///
  /// @param other identifier of what is at its other end, as the browser sent it
  public void unlink(String other) {
    rows.stream()
        .filter(row -> row.other().equals(other))
        .findFirst()
        .ifPresent(row -> {
          var here = new SpaceId(space);
          var there = new SpaceId(row.other());
          messages.attempt(
              () -> links.unlink(caller.get(), project ? here : there, project ? there : here),
              "links.unlinked");
        });
    gate.show(this::reload);
  }

  /// Whether spaces of this kind have links at all.
  public boolean isUseful() {
    return project || experiment;
  }

  public boolean isProject() {
    return project;
  }

  /// Whether the person in front of the page may link and unlink, as far as this end goes.
  public boolean isChangeable() {
    return changeable;
  }

  public List<Row> getRows() {
    return rows;
  }

  /// Whether all links are shown.
  public boolean isComplete() {
    return complete;
  }

  /// Whether there is more to link than is offered at once, so that one looks for it.
  public boolean isSearched() {
    return !all || !text.isEmpty();
  }

  /// What name or exID of what is offered must hold, or an empty text.
  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text.strip();
  }

  public List<Target> getTargets() {
    return targets;
  }

  /// The roles that a link can lend.
  public List<Role> getRoles() {
    return List.of(Role.VIEWER, Role.CONTRIBUTOR, Role.MANAGER);
  }

  public String getTarget() {
    return target;
  }

  public void setTarget(String target) {
    this.target = target;
  }

  public Role getGrants() {
    return grants;
  }

  public void setGrants(Role grants) {
    this.grants = grants;
  }
}
