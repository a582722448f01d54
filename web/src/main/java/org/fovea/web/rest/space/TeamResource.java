package org.fovea.web.rest.space;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.fovea.model.access.Role;
import org.fovea.model.shared.PublicId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.space.MembershipService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.rest.shared.Idempotent;
import org.fovea.web.rest.shared.JsonBody;
import org.fovea.web.rest.shared.PageJson;
import org.fovea.web.rest.shared.QueryText;

/// Teams as members of projects and experiments: `/api/v1/spaces/{space}/teams`.
@RequestScoped
@Path("v1/spaces/{space: " + PublicId.PATTERN + "}/teams")
@Produces(MediaType.APPLICATION_JSON)
public class TeamResource {
  @Inject MembershipService members;
  @Inject CurrentCaller caller;

  /// The teams that the caller could add, by name, with `text` in it: `limit` of them (50) `after`
  /// the `next` of the page before.
  @GET
  public JsonObject toAdd(@PathParam("space") SpaceId space, @Context UriInfo address) {
    var query = QueryText.of(address);
    var text = query.text("text").orElse("");
    var teams = members.teamsToAdd(caller.get(), space, text, query.page(SpaceId::new));
    return PageJson.of("teams", teams, MemberJson::of);
  }

  /// Makes a team a member: `team` and `role`. Answers 204.
  @POST
  @Idempotent
  @Consumes(MediaType.APPLICATION_JSON)
  public void add(@PathParam("space") SpaceId space, String body) {
    var told = JsonBody.parse(body);
    members.addTeam(
        caller.get(), space, told.id("team", SpaceId::new), told.choice("role", Role.class));
  }
}
