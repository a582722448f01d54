package org.fovea.web.rest.policy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.fovea.model.institution.InstitutionId;
import org.fovea.model.policy.PolicyKind;
import org.fovea.service.policy.PolicyService;
import org.fovea.service.policy.PolicyTrial;
import org.fovea.service.policy.PolicyView;
import org.fovea.service.policy.Reason;
import org.fovea.service.policy.Verdict;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.login.PastedClaims;
import org.fovea.web.rest.shared.JsonBody;

/// The policies of the site, for those who run it: `/api/v1/admin/policies`. To all others there is
/// nothing here.
@RequestScoped
@Path("v1/admin/policies")
@Produces(MediaType.APPLICATION_JSON)
public class PolicyResource {
  private static final String KIND =
      "{kind: UPLOAD|PRINCIPAL_INVESTIGATOR|BYTES_OF_PERSON|BYTES_OF_INSTITUTION}";

  @Inject PolicyService policies;
  @Inject CurrentCaller caller;

  /// What holds now: one of each kind, then those of single institutions.
  @GET
  public JsonObject current() {
    return json(policies.current(caller.get()));
  }

  /// The last 200 revisions of a kind, newest first.
  @GET
  @Path(KIND)
  public JsonObject history(@PathParam("kind") PolicyKind kind) {
    return json(policies.history(caller.get(), kind));
  }

  /// Makes the member `text` what holds, within seconds; with the member `institution` for it
  /// alone, and with a blank text there what holds for all. Answers 204.
  @PUT
  @Path(KIND)
  @Consumes(MediaType.APPLICATION_JSON)
  public void change(@PathParam("kind") PolicyKind kind, String body) {
    var told = JsonBody.parse(body);
    policies.change(
        caller.get(), kind, told.optionalId("institution", InstitutionId::new), told.text("text"));
  }

  /// Tries a policy out and tells why it holds or not: `kind`, `expression` to try instead of the
  /// one that holds, and `claims` as userinfo might answer instead of one's own. Nothing of it is
  /// kept.
  @POST
  @Path("test")
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject test(String body) {
    var told = JsonBody.parse(body);
    var trial =
        new PolicyTrial(
            told.choice("kind", PolicyKind.class),
            told.optionalText("expression"),
            told.optionalObject("claims").map(PastedClaims::read));
    return json(policies.test(caller.get(), trial));
  }

  private static JsonObject json(List<PolicyView> policies) {
    var array = Json.createArrayBuilder();
    policies.forEach(policy -> array.add(json(policy)));
    return Json.createObjectBuilder().add("policies", array).build();
  }

  private static JsonObject json(PolicyView policy) {
    var json =
        Json.createObjectBuilder().add("kind", policy.kind().name()).add("text", policy.text());
    policy.institution().ifPresent(id -> json.add("institution", id.value()));
    policy.revision().ifPresent(id -> json.add("revision", id.value()));
    policy.effectiveAt().ifPresent(when -> json.add("effectiveAt", when.toString()));
    return json.build();
  }

  private static JsonObject json(Verdict verdict) {
    var reasons = Json.createArrayBuilder();
    verdict.reasons().forEach(reason -> reasons.add(json(reason)));
    return Json.createObjectBuilder().add("holds", verdict.holds()).add("reasons", reasons).build();
  }

  private static JsonObject json(Reason reason) {
    return Json.createObjectBuilder()
        .add("depth", reason.depth())
        .add("holds", reason.holds())
        .add("test", reason.test())
        .add("words", reason.words())
        .build();
  }
}
