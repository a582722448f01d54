package org.fovea.web.rest.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.fovea.service.account.AccountService;
import org.fovea.service.account.ClosingPreview;
import org.fovea.service.account.ClosingService;
import org.fovea.service.account.Me;
import org.fovea.service.image.QuotaService;
import org.fovea.service.shared.InvalidException;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.rest.shared.JsonBody;
import org.fovea.web.rest.shared.QuotaJson;

/// The caller's own account: `/api/v1/me`.
@RequestScoped
@Path("v1/me")
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {
  private static final String CONFIRMATION = "delete";

  @Inject AccountService accounts;
  @Inject ClosingService closing;
  @Inject QuotaService quotas;
  @Inject CurrentCaller caller;

  /// All that is stored about the caller: issuer, `sub`, state and dates. `account` is missing as
  /// long as they have accepted no terms. Its `lastImage` says whether deleting the one image that
  /// is left removes the account as well.
  @GET
  public JsonObject me() {
    return json(accounts.me(caller.get()), closing.preview(caller.get()));
  }

  /// How many bytes the caller keeps, and how many they may.
  @GET
  @Path("quota")
  public JsonObject quota() {
    return QuotaJson.of(quotas.own(caller.get()));
  }

  /// Closes the account for good, which needs a login of the last five minutes: so a session, for a
  /// token does not tell when its bearer logged in. Answers 204, or 202 if the rest follows by
  /// itself.
  ///
  /// @param confirm the word `delete`
  @DELETE
  public Response close(@QueryParam("confirm") @DefaultValue("") String confirm) {
    if (!confirm.equals(CONFIRMATION)) {
      throw new InvalidException("confirm", "Add confirm=delete to close the account for good.");
    }
    boolean complete = closing.close(caller.get(), caller.authenticated());
    return Response.status(complete ? Response.Status.NO_CONTENT : Response.Status.ACCEPTED)
        .build();
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

  private JsonObject json(Me me, Optional<ClosingPreview> preview) {
    var terms =
        Json.createObjectBuilder()
            .add("accepted", me.termsAccepted())
            .add("current", me.termsCurrent());
    var json = Json.createObjectBuilder().add("terms", terms);
    caller.get().subject().ifPresent(who -> json.add("issuer", who.issuer()).add("sub", who.sub()));
    me.entry().ifPresent(entry -> json.add("account", json(entry, preview)));
    return json.build();
  }

  private static JsonObject json(Me.Entry entry, Optional<ClosingPreview> preview) {
    var json =
        Json.createObjectBuilder()
            .add("state", entry.state().name())
            .add("firstLogin", entry.firstLogin().toString())
            .add("lastLogin", entry.lastLogin().toString())
            .add("personalRepository", entry.personalRepository().value())
            .add("lastImage", preview.filter(ClosingPreview::lastImage).isPresent());
    entry.restrictedOn().ifPresent(day -> json.add("restrictedOn", day.toString()));
    return json.build();
  }
}
