package org.fovea.web.page.space;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.fovea.model.access.Role;
import org.fovea.model.space.SpaceId;
import org.fovea.service.space.MembershipService;
import org.fovea.web.login.CurrentCaller;
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

  private String space = "";
  private List<Team> teams = List.of();
  private String team = "";
  private Role role = Role.VIEWER;

  /// One team.
  public record Team(String id, String name) implements Serializable {}

  /// The view action, after that of [SpaceHead].
  public void load() {
    head.ifOpen(view -> {
      space = view.id().value();
      if (head.may("MANAGE_MEMBERS")) {
        teams =
            memberships.teamsToAdd(caller.get(), view.id()).stream()
                .map(each -> new Team(each.id().value(), each.name()))
                .toList();
      }
    });
  }

  /// Makes the team that is chosen a member, and shows the members.
  public void add() {
    messages.attempt(() -> {
      memberships.addTeam(caller.get(), new SpaceId(space), new SpaceId(team), role);
      gate.lead("/members/" + space);
    });
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
