package org.fovea.web.rest.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.fovea.service.audit.EventKind;
import org.fovea.service.audit.SiteLog;
import org.fovea.service.audit.SiteLogFilter;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.rest.shared.QueryText;

/// The audit log of the whole site, for those who run or audit it: `/api/v1/admin/audit`. To all
/// others there is nothing here.
@RequestScoped
@Path("v1/admin/audit")
@Produces(MediaType.APPLICATION_JSON)
public class SiteLogResource {
  @Inject SiteLog log;
  @Inject CurrentCaller caller;

  /// The entries, newest first: with `from` and `to` those of the days from one to the other, both
  /// included (ISO 8601, UTC), with `kind` those of one [EventKind] only. `limit` is 1 to 200, 50
  /// if nothing is said; `before` is the `next` of the page before.
  @GET
  public JsonObject entries(@Context UriInfo address) {
    var query = QueryText.of(address);
    var filter =
        new SiteLogFilter(
            query.day("from"), query.day("to"), query.choice("kind", EventKind.class));
    return SiteLogJson.of(log.entries(caller.get(), filter, query.number("before"), query.limit()));
  }

  /// Where the log ends, how much of it is signed, and what keeps the server from signing.
  @GET
  @Path("state")
  public JsonObject state() {
    return SiteLogJson.of(log.state(caller.get()));
  }
}
