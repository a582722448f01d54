package org.fovea.web.rest.instrument;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.fovea.config.UploadSettings;
import org.fovea.model.instrument.InstrumentFault;
import org.fovea.model.instrument.InstrumentReport;
import org.fovea.service.instrument.HubService;
import org.fovea.service.shared.InvalidException;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.rest.shared.JsonBody;

/// The instrument that calls, for its hub: `/api/v1/instruments/me`, with `Authorization: Fovea-Hub
/// {token}`. Everybody else gets 401, or 403 if they have logged in.
@RequestScoped
@Path("v1/instruments/me")
public class HubResource {
  @Inject HubService hub;
  @Inject UploadSettings uploads;
  @Inject CurrentCaller caller;
  @Inject Clock clock;

  /// Which instrument it is; `experiment`, `exId` and `activeSince` if it is active; the longest
  /// file that is taken, in bytes; and what time it is here.
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public JsonObject own() {
    var instrument = hub.own(caller.get());
    var json =
        Json.createObjectBuilder()
            .add("id", instrument.id().value())
            .add("title", instrument.title())
            .add("maxBytes", uploads.maxBytes())
            .add("now", clock.instant().toString());
    InstrumentJson.task(json, instrument);
    return json.build();
  }

  /// Notes how the hub is getting on: `queuedFiles`, `queuedBytes`, `heldFiles`, `bytesPerSecond`
  /// and, if something troubles it, `fault`. Answers 204.
  @PUT
  @Path("state")
  @Consumes(MediaType.APPLICATION_JSON)
  public void report(String body) {
    hub.report(caller.get(), report(JsonBody.parse(body)));
  }

  private static InstrumentReport report(JsonBody told) {
    return new InstrumentReport(
        count("queuedFiles", told.number("queuedFiles")),
        count("queuedBytes", told.number("queuedBytes")),
        count("heldFiles", told.number("heldFiles")),
        count("bytesPerSecond", told.number("bytesPerSecond")),
        told.optionalChoice("fault", InstrumentFault.class));
  }

  private static long count(String name, long count) {
    if (count < 0) {
      throw new InvalidException("member-wrong", "The member \"" + name + "\" is negative.");
    }
    return count;
  }
}
