package org.fovea.web.rest.institution;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.fovea.config.ServerSettings;
import org.fovea.model.institution.InstitutionId;
import org.fovea.model.shared.PublicId;
import org.fovea.service.image.QuotaService;
import org.fovea.service.institution.InstitutionDraft;
import org.fovea.service.institution.InstitutionService;
import org.fovea.service.institution.InstitutionView;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.rest.shared.Idempotent;
import org.fovea.web.rest.shared.JsonBody;
import org.fovea.web.rest.shared.QuotaJson;

/// The registry of institutions, for those who run the site: `/api/v1/admin/institutions`. To all
/// others there is nothing here.
@RequestScoped
@Path("v1/admin/institutions")
@Produces(MediaType.APPLICATION_JSON)
public class InstitutionResource {
  private static final String ID = "{institution: " + PublicId.PATTERN + "}";

  @Inject InstitutionService institutions;
  @Inject QuotaService quotas;
  @Inject ServerSettings server;
  @Inject CurrentCaller caller;

  /// All institutions by name, retired ones too.
  @GET
  public JsonObject list() {
    var array = Json.createArrayBuilder();
    institutions.list(caller.get()).forEach(institution -> array.add(json(institution)));
    return Json.createObjectBuilder().add("institutions", array).build();
  }

  /// One institution.
  @GET
  @Path(ID)
  public JsonObject get(@PathParam("institution") InstitutionId institution) {
    return json(institutions.get(caller.get(), institution));
  }

  /// How many bytes the institution's spaces hold, and how many they may.
  @GET
  @Path(ID + "/quota")
  public JsonObject quota(@PathParam("institution") InstitutionId institution) {
    return QuotaJson.of(quotas.of(caller.get(), institution));
  }

  /// Registers an institution: `name`, `facilityCode`, `scopes` and, if it has one, `rorId`.
  /// Answers 201.
  @POST
  @Idempotent
  @Consumes(MediaType.APPLICATION_JSON)
  public Response add(String body) {
    var added = institutions.add(caller.get(), draft(body));
    var location = server.link("/api/v1/admin/institutions/" + added.id());
    return Response.created(location).entity(json(added)).build();
  }

  /// Makes the institution what the body says, in the same members.
  @PUT
  @Path(ID)
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject change(@PathParam("institution") InstitutionId institution, String body) {
    return json(institutions.change(caller.get(), institution, draft(body)));
  }

  /// Retires the institution: nobody belongs to it any more, and what it owns it keeps. Answers
  /// 204.
  @PUT
  @Path(ID + "/retirement")
  public void retire(@PathParam("institution") InstitutionId institution) {
    institutions.retire(caller.get(), institution);
  }

  /// Takes the institution up again. Answers 204.
  @DELETE
  @Path(ID + "/retirement")
  public void reinstate(@PathParam("institution") InstitutionId institution) {
    institutions.reinstate(caller.get(), institution);
  }

  private static InstitutionDraft draft(String body) {
    var told = JsonBody.parse(body);
    return new InstitutionDraft(
        told.text("name"),
        told.optionalText("rorId"),
        told.text("facilityCode"),
        Set.copyOf(told.texts("scopes")));
  }

  private static JsonObject json(InstitutionView institution) {
    var json =
        Json.createObjectBuilder()
            .add("id", institution.id().value())
            .add("name", institution.name())
            .add("facilityCode", institution.facilityCode())
            .add("scopes", Json.createArrayBuilder(institution.scopes()))
            .add("registeredAt", institution.registeredAt().toString());
    institution.rorId().ifPresent(id -> json.add("rorId", id));
    institution.retiredAt().ifPresent(when -> json.add("retiredAt", when.toString()));
    return json.build();
  }
}
