package org.fovea.web.rest.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.fovea.service.account.RestrictionService;
import org.fovea.service.disclosure.ExportService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.login.OwnSessions;

/// What people may do with what is held of them: `/api/v1/me/data`, `export`, `restriction`.
@RequestScoped
@Path("v1/me") // as for the account itself, or they would not be found beside it
@Produces(MediaType.APPLICATION_JSON)
public class MyDataResource {
  @Inject ExportService exports;
  @Inject RestrictionService restriction;
  @Inject OwnSessions sessions;
  @Inject CurrentCaller caller;

  /// All that is held of the caller, as one JSON object. It is read while it is sent.
  @GET
  @Path("data")
  public Response data() {
    var data = exports.data(caller.get(), alongside());
    return unstored(Response.ok((StreamingOutput) data::writeTo, MediaType.APPLICATION_JSON));
  }

  /// The same with the originals of the images that the caller uploaded and may download, as a ZIP
  /// file that is an RO-Crate.
  @GET
  @Path("export")
  @Produces("application/zip")
  public Response export() {
    var known = alongside();
    var export = exports.export(caller.get());
    var day = LocalDate.ofInstant(export.madeAt(), ZoneOffset.UTC);
    return unstored(
        Response.ok((StreamingOutput) out -> export.writeTo(out, known), "application/zip")
            .header(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"fovea-my-data-" + day + ".zip\""));
  }

  /// Refused: an export that nobody gets must not be recorded as taken.
  @HEAD
  @Path("export")
  public Response exportHead() {
    return Response.status(Response.Status.METHOD_NOT_ALLOWED)
        .header(HttpHeaders.ALLOW, "GET")
        .build();
  }

  /// Restricts the processing of the caller's data. Answers 204; asking again is harmless.
  @PUT
  @Path("restriction")
  public void restrict() {
    restriction.restrict(caller.get());
  }

  /// Lifts that. Answers 204; asking again is harmless.
  @DELETE
  @Path("restriction")
  public void lift() {
    restriction.lift(caller.get());
  }

  /// What only this server's memory knows.
  private Map<String, JsonValue> alongside() {
    return Map.of("sessions", SessionJson.of(sessions.list()));
  }

  private static Response unstored(Response.ResponseBuilder answer) {
    return answer.header(HttpHeaders.CACHE_CONTROL, "private, no-store").build();
  }
}
