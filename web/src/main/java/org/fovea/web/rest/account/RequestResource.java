package org.fovea.web.rest.account;

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
import org.fovea.model.request.PrivacyRequestId;
import org.fovea.model.request.RequestKind;
import org.fovea.model.shared.PublicId;
import org.fovea.service.request.RequestService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.rest.shared.Idempotent;
import org.fovea.web.rest.shared.JsonBody;

/// What the caller asks the administrators for: `/api/v1/me/requests`.
@RequestScoped
@Path("v1/me/requests")
@Produces(MediaType.APPLICATION_JSON)
public class RequestResource {
  @Inject RequestService requests;
  @Inject CurrentCaller caller;

  /// All of the caller's, newest first.
  @GET
  public JsonObject list() {
    var list = Json.createArrayBuilder();
    requests.mine(caller.get()).forEach(request -> list.add(RequestJson.of(request)));
    return Json.createObjectBuilder().add("requests", list).build();
  }

  /// Opens one: `kind`, and perhaps an `item`, the identifier of an image or space. Answers 201.
  @POST
  @Idempotent
  @Consumes(MediaType.APPLICATION_JSON)
  public Response open(String body) {
    var told = JsonBody.parse(body);
    var request =
        requests.open(
            caller.get(), told.choice("kind", RequestKind.class), told.optionalText("item"));
    return Response.status(Response.Status.CREATED).entity(RequestJson.of(request)).build();
  }

  /// Takes one back. Answers 204.
  @DELETE
  @Path("{request: " + PublicId.PATTERN + "}")
  public void withdraw(@PathParam("request") PrivacyRequestId request) {
    requests.withdraw(caller.get(), request);
  }
}
