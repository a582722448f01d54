package org.fovea.web.rest.retention;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.fovea.model.retention.Held;
import org.fovea.model.retention.HoldCause;
import org.fovea.model.retention.HoldOrder;
import org.fovea.model.retention.LegalHoldId;
import org.fovea.model.shared.PublicId;
import org.fovea.service.retention.LegalHoldService;
import org.fovea.service.retention.LegalHoldView;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.rest.shared.Idempotent;
import org.fovea.web.rest.shared.JsonBody;

/// Legal holds, for those who run the site: `/api/v1/admin/holds`. To all others there is nothing
/// here.
@RequestScoped
@Path("v1/admin/holds")
@Produces(MediaType.APPLICATION_JSON)
public class LegalHoldResource {
  @Inject LegalHoldService holds;
  @Inject CurrentCaller caller;

  /// All that are still known, those that hold first.
  @GET
  public JsonObject list() {
    var list = Json.createArrayBuilder();
    holds.list(caller.get()).forEach(hold -> list.add(json(hold)));
    return Json.createObjectBuilder().add("holds", list).build();
  }

  /// Places one: `held` (`SPACE`, `IMAGE`, `ACCOUNT`), `target` (an identifier, or the digest of a
  /// person), `cause`, and `reference`, the number of the case. Answers 201.
  @POST
  @Idempotent
  @Consumes(MediaType.APPLICATION_JSON)
  public Response place(String body) {
    var told = JsonBody.parse(body);
    var order =
        new HoldOrder(
            told.choice("held", Held.class),
            told.text("target"),
            told.choice("cause", HoldCause.class),
            told.text("reference"));
    var id = holds.place(caller.get(), order);
    return Response.status(Response.Status.CREATED)
        .entity(Json.createObjectBuilder().add("id", id.value()).build())
        .build();
  }

  /// Lifts one; asking again is harmless. Answers 204.
  @DELETE
  @Path("{hold: " + PublicId.PATTERN + "}")
  public void lift(@PathParam("hold") LegalHoldId hold) {
    holds.lift(caller.get(), hold);
  }

  private static JsonObject json(LegalHoldView hold) {
    var order = hold.order();
    var json =
        Json.createObjectBuilder()
            .add("id", hold.id().value())
            .add("held", order.held().name())
            .add("target", order.target())
            .add("cause", order.cause().name())
            .add("reference", order.reference())
            .add("placedAt", hold.placedAt().toString());
    hold.liftedAt().ifPresent(when -> json.add("liftedAt", when.toString()));
    return json.build();
  }
}
