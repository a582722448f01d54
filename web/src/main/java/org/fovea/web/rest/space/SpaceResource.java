package org.fovea.web.rest.space;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.fovea.config.ServerSettings;
import org.fovea.model.institution.InstitutionId;
import org.fovea.model.shared.PublicId;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.model.space.Stage;
import org.fovea.service.access.Permission;
import org.fovea.service.access.Place;
import org.fovea.service.image.QuotaService;
import org.fovea.service.space.AccessService;
import org.fovea.service.space.NewSpace;
import org.fovea.service.space.SpaceChange;
import org.fovea.service.space.SpaceFilter;
import org.fovea.service.space.SpacePatch;
import org.fovea.service.space.SpaceService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.rest.shared.Idempotent;
import org.fovea.web.rest.shared.JsonBody;
import org.fovea.web.rest.shared.QueryText;
import org.fovea.web.rest.shared.QuotaJson;
import org.fovea.web.rest.shared.Tagged;

/// Spaces: `/api/v1/spaces`.
@RequestScoped
@Path("v1/spaces")
@Produces(MediaType.APPLICATION_JSON)
public class SpaceResource {
  private static final String ID = "{space: " + PublicId.PATTERN + "}";

  @Inject SpaceService spaces;
  @Inject AccessService access;
  @Inject QuotaService quotas;
  @Inject ServerSettings server;
  @Inject CurrentCaller caller;

  /// The spaces in which the caller holds a role, their personal repository first, then the newest.
  ///
  /// Query: `kind`, only of this kind; `text`, part of name or exID; `archived`, archived ones
  /// instead of the others; `may`, only where the caller's role allows this; `first`, how many to
  /// leave out at the beginning; `limit`, how many at most, 1 to 200 (50).
  @GET
  public JsonObject list(@Context UriInfo address) {
    var query = QueryText.of(address);
    var filter =
        new SpaceFilter(
            query.choice("kind", SpaceKind.class),
            query.text("text").orElse(""),
            query.flag("archived"),
            query.choice("may", Permission.class),
            query.number("first", 0),
            query.limit());
    return SpaceJson.of(spaces.mine(caller.get(), filter));
  }

  /// Makes a space: `kind`, `name` and, if wanted, `description`; `institution`, if several could
  /// own it. Answers 201.
  @POST
  @Idempotent
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(String body) {
    var told = JsonBody.parse(body);
    var wanted =
        new NewSpace(
            told.choice("kind", SpaceKind.class),
            told.text("name"),
            told.optionalText("description").orElse(""),
            told.optionalId("institution", InstitutionId::new));
    var space = spaces.create(caller.get(), wanted);
    var location = server.link("/api/v1/spaces/" + space);
    return Response.created(location).entity(get(space)).build();
  }

  /// For which institutions the caller could make a space, or why for none.
  @GET
  @Path("eligibility")
  public JsonObject eligibility() {
    return SpaceJson.of(spaces.eligibility(caller.get()));
  }

  /// One space.
  @GET
  @Tagged
  @Path(ID)
  public JsonObject get(@PathParam("space") SpaceId space) {
    return SpaceJson.of(spaces.get(caller.get(), space));
  }

  /// How much room there is for uploads of the caller to the space: what they keep and may keep,
  /// and, where an institution owns it, what that keeps and may keep.
  @GET
  @Path(ID + "/quota")
  public JsonObject quota(@PathParam("space") SpaceId space) {
    return QuotaJson.of(quotas.room(caller.get(), space));
  }

  /// Changes `name`, `description`, `viewersDownload`, `stage` and `archived`: a JSON merge patch
  /// (RFC 7396).
  @PATCH
  @Tagged
  @Path(ID)
  @Consumes("application/merge-patch+json")
  public JsonObject change(@PathParam("space") SpaceId space, String patch) {
    spaces.change(caller.get(), space, patch(JsonBody.parse(patch)));
    return get(space);
  }

  /// Every path by which the caller comes to a role in the space, the strongest first.
  @GET
  @Path(ID + "/access")
  public JsonObject explain(@PathParam("space") SpaceId space) {
    return AccessPathJson.of(access.explain(caller.get(), new Place(space)));
  }

  private static SpacePatch patch(JsonBody told) {
    var texts =
        new SpaceChange(
            told.optionalText("name"),
            told.removes("description") ? Optional.of("") : told.optionalText("description"),
            told.optionalFlag("viewersDownload"));
    return new SpacePatch(
        texts, told.optionalChoice("stage", Stage.class), told.optionalFlag("archived"));
  }
}
