package org.fovea.web.rest.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.fovea.model.account.InterventionCause;
import org.fovea.service.access.Subject;
import org.fovea.service.account.Intervention;
import org.fovea.service.account.PeopleService;
import org.fovea.service.shared.InvalidException;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.rest.shared.JsonBody;

/// What administrators do about people: `/api/v1/admin/people`. To all others there is nothing
/// here.
///
/// Each request names a person by `issuer` and `sub` in its body, so that no address and no log
/// holds them.
@RequestScoped
@Path("v1/admin/people")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PeopleResource {
  @Inject PeopleService people;
  @Inject CurrentCaller caller;

  /// How it stands with somebody. `account` is missing if they have none.
  @POST
  @Path("find")
  public JsonObject find(String body) {
    return PersonJson.of(people.find(caller.get(), subject(JsonBody.parse(body))));
  }

  /// Shuts somebody out for a `cause` and with the `reference` of a case. Answers 204.
  @POST
  @Path("suspend")
  public void suspend(String body) {
    var told = JsonBody.parse(body);
    people.suspend(caller.get(), subject(told), intervention(told));
  }

  /// Lets somebody in again, with the `reference` of a case. Answers 204.
  @POST
  @Path("reinstate")
  public void reinstate(String body) {
    var told = JsonBody.parse(body);
    people.reinstate(caller.get(), subject(told), told.text("reference"));
  }

  /// Erases somebody for good, for a `cause`, with the `reference` of a case and their `digest` as
  /// confirmation. Answers 200 with what went and what stayed, or 202 if the rest follows by
  /// itself.
  @POST
  @Path("erase")
  public Response erase(String body) {
    var told = JsonBody.parse(body);
    var report = people.erase(caller.get(), subject(told), intervention(told), told.text("digest"));
    return Response.status(report.complete() ? Response.Status.OK : Response.Status.ACCEPTED)
        .entity(PersonJson.of(report))
        .build();
  }

  private static Intervention intervention(JsonBody told) {
    return new Intervention(told.choice("cause", InterventionCause.class), told.text("reference"));
  }

  private static Subject subject(JsonBody told) {
    try {
      return new Subject(told.text("issuer").strip(), told.text("sub").strip());
    } catch (IllegalArgumentException e) {
      throw new InvalidException("subject", "Issuer and sub have 1 to 255 characters each.");
    }
  }
}
