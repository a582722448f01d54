package org.fovea.web.rest.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
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
import org.fovea.model.request.ExtensionCause;
import org.fovea.model.request.PrivacyRequestId;
import org.fovea.model.request.RefusalCause;
import org.fovea.model.shared.PublicId;
import org.fovea.service.request.RequestDesk;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.rest.shared.JsonBody;
import org.fovea.web.rest.shared.QueryText;

/// What people ask for, for administrators: `/api/v1/admin/requests`.
@RequestScoped
@Path("v1/admin/requests")
@Produces(MediaType.APPLICATION_JSON)
public class RequestDeskResource {
  private static final String REQUEST = "{request: " + PublicId.PATTERN + "}";

  @Inject RequestDesk desk;
  @Inject CurrentCaller caller;

  /// The open ones, those first that are due first; with `settled=true` the settled ones, newest
  /// first. `after` is the `next` of the page before.
  @GET
  public JsonObject list(@Context UriInfo address) {
    var query = QueryText.of(address);
    var page = query.page(PrivacyRequestId::new);
    var found = desk.list(caller.get(), query.flag("settled"), page.after(), page.limit());
    var list = Json.createArrayBuilder();
    found.cases().forEach(each -> list.add(RequestJson.of(each)));
    var json = Json.createObjectBuilder().add("requests", list).add("overdue", found.overdue());
    found.next().ifPresent(next -> json.add("next", next.value()));
    return json.build();
  }

  /// Gives one two more months, for a `cause`. Answers 204.
  @POST
  @Path(REQUEST + "/extension")
  @Consumes(MediaType.APPLICATION_JSON)
  public void extend(@PathParam("request") PrivacyRequestId request, String body) {
    var cause = JsonBody.parse(body).choice("cause", ExtensionCause.class);
    desk.extend(caller.get(), request, cause);
  }

  /// Notes that what was asked for was done. Answers 204.
  @POST
  @Path(REQUEST + "/answer")
  public void answer(@PathParam("request") PrivacyRequestId request) {
    desk.answer(caller.get(), request);
  }

  /// Refuses one, for a `cause`. Answers 204.
  @POST
  @Path(REQUEST + "/refusal")
  @Consumes(MediaType.APPLICATION_JSON)
  public void refuse(@PathParam("request") PrivacyRequestId request, String body) {
    var cause = JsonBody.parse(body).choice("cause", RefusalCause.class);
    desk.refuse(caller.get(), request, cause);
  }
}
