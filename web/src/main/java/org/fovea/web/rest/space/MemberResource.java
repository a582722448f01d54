package org.fovea.web.rest.space;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.fovea.model.access.Role;
import org.fovea.model.shared.PublicId;
import org.fovea.model.space.MemberId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.space.AccessService;
import org.fovea.service.space.MembershipService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.rest.shared.JsonBody;
import org.fovea.web.rest.shared.QueryText;

/// Who belongs to a space: `/api/v1/spaces/{space}/members`.
@RequestScoped
@Path("v1/spaces/{space: " + PublicId.PATTERN + "}/members")
@Produces(MediaType.APPLICATION_JSON)
public class MemberResource {
  private static final String ID = "{member: " + PublicId.PATTERN + "}";

  @Inject MembershipService members;
  @Inject AccessService access;
  @Inject CurrentCaller caller;

  /// The members, strongest role first: `limit` of them (50) `after` the `next` of the page before.
  @GET
  public JsonObject list(@PathParam("space") SpaceId space, @Context UriInfo address) {
    var wanted = QueryText.of(address).page(MemberId::new);
    return MemberJson.of(members.list(caller.get(), space, wanted));
  }

  /// Gives a member another role: a JSON merge patch (RFC 7396) with the member `role`. Answers
  /// 204.
  @PATCH
  @Path(ID)
  @Consumes("application/merge-patch+json")
  public void changeRole(
      @PathParam("space") SpaceId space, @PathParam("member") MemberId member, String patch) {
    members.changeRole(
        caller.get(), space, member, JsonBody.parse(patch).choice("role", Role.class));
  }

  /// Removes a member. Answers 204.
  @DELETE
  @Path(ID)
  public void remove(@PathParam("space") SpaceId space, @PathParam("member") MemberId member) {
    members.remove(caller.get(), space, member);
  }

  /// The caller leaves. Answers 204.
  @DELETE
  @Path("me")
  public void leave(@PathParam("space") SpaceId space) {
    members.leave(caller.get(), space);
  }

  /// Every stored path by which a member comes to a role, the strongest first.
  @GET
  @Path(ID + "/access")
  public JsonObject explain(
      @PathParam("space") SpaceId space, @PathParam("member") MemberId member) {
    return AccessPathJson.of(access.explain(caller.get(), space, member));
  }
}
