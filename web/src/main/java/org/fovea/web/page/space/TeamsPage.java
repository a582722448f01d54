package org.fovea.web.page.space;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.fovea.model.access.Role;
import org.fovea.model.space.SpaceId;
import org.fovea.service.shared.PageRequest;
import org.fovea.service.space.MembershipService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.Ids;
import org.fovea.web.page.shared.LoginGate;
import org.fovea.web.page.shared.Messages;

/// Makes teams members of a project or experiment, `fragments/teams.xhtml`.
@Named
@ViewScoped
public class TeamsPage implements Serializable {
  @Inject MembershipService memberships;
  @Inject SpaceHead head;
  @Inject CurrentCaller caller;
  @Inject Messages messages;
  @Inject LoginGate gate;

  private static final int CHOICES = 50;

  private String space = "";
  private List<Team> teams = List.of();
  private boolean complete = true;
  private String text = "";
  private String team = "";
  private Role role = Role.VIEWER;

  /// One team.
  public record Team(String id, String name) implements Serializable {}

  /// The view action, after that of [SpaceHead].
  public void load() {
    head.ifOpen(view -> {
      space = view.id().value();
      if (head.may("MANAGE_MEMBERS")) {
        choose();
      }
    });
  }

  private void choose() {
    var id = new SpaceId(space);
    var page = memberships.teamsToAdd(caller.get(), id, text, PageRequest.first(CHOICES));
    teams = page.map(each -> new Team(each.id().value(), each.name())).rows();
    complete = page.next().isEmpty();
  }

  /// Offers the teams with the text in their names that stands in the field.
  public void find() {
    gate.show(this::choose);
  }

  /// Makes the team that is chosen a member, and shows the members.
  public void add() {
    messages.attempt(() -> {
      memberships.addTeam(caller.get(), new SpaceId(space), Ids.get(team, SpaceId::new), role);
      gate.lead("/members/" + space);
    });
  }

  /// Whether there is any team to add.
  public boolean isUseful() {
    return !teams.isEmpty() || isSearched();
  }

  /// Whether there are more teams than are offered at once, so that one looks for them.
  public boolean isSearched() {
    return !complete || !text.isEmpty();
  }

  /// What the names of the teams must hold, or an empty text.
  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text.strip();
  }

  public List<Team> getTeams() {
    return teams;
  }

  public String getTeam() {
    return team;
  }

  public void setTeam(String team) {
    this.team = team;
  }

  public Role getRole() {
    return role;
  }

  public void setRole(Role role) {
    this.role = role;
  }
}
