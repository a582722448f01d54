package org.fovea.web.rest.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.fovea.service.account.AccountService;
import org.fovea.service.account.Me;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.rest.shared.JsonBody;

/// The caller's own account: `/api/v1/me`.
@RequestScoped
@Path("v1/me")
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {
  @Inject AccountService accounts;
  @Inject CurrentCaller caller;

  /// All that is stored about the caller: issuer, `sub`, state and dates. `account` is missing as
  /// long as they have accepted no terms.
  @GET
  public JsonObject me() {
    return json(accounts.me(caller.get()));
  }

  /// Accepts the terms of use: a JSON object with the member `version`. Answers 204; asking again
  /// is harmless.
  @POST
  @Path("terms")
  @Consumes(MediaType.APPLICATION_JSON)
  public void acceptTerms(String body) {
    long version = JsonBody.parse(body).number("version");
    accounts.acceptTerms(caller.get(), Math.clamp(version, 0, Integer.MAX_VALUE));
  }

  private JsonObject json(Me me) {
    var terms =
        Json.createObjectBuilder()
            .add("accepted", me.termsAccepted())
            .add("current", me.termsCurrent());
    var json = Json.createObjectBuilder().add("terms", terms);
    caller.get().subject().ifPresent(who -> json.add("issuer", who.issuer()).add("sub", who.sub()));
    me.entry().ifPresent(entry -> json.add("account", json(entry)));
    return json.build();
  }

  private static JsonObject json(Me.Entry entry) {
    return Json.createObjectBuilder()
        .add("state", entry.state().name())
        .add("firstLogin", entry.firstLogin().toString())
        .add("lastLogin", entry.lastLogin().toString())
        .add("personalRepository", entry.personalRepository().value())
        .build();
  }
}
