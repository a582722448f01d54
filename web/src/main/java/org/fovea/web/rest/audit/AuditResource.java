package org.fovea.web.rest.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.core.Variant;
import java.util.Locale;
import org.fovea.model.audit.TranscriptFormat;
import org.fovea.model.shared.PublicId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.audit.AuditTrail;
import org.fovea.service.audit.Transcripts;
import org.fovea.service.shared.InvalidException;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.rest.shared.QueryText;

/// What the audit log says of a space: `/api/v1/spaces/{space}/activity`, `role-log`, `transcript`.
@RequestScoped
@Path("v1/spaces") // as for the spaces themselves, or they would not be found beside it
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
  private static final String SPACE = "{space: " + PublicId.PATTERN + "}";

  private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE;
  private static final MediaType CSV = new MediaType("text", "csv");

  @Inject AuditTrail trail;
  @Inject Transcripts transcripts;
  @Inject CurrentCaller caller;

  /// All that happened in the space, newest first; `before` is the `next` of the page before.
  @GET
  @Path(SPACE + "/activity")
  public JsonObject activity(@PathParam("space") SpaceId space, @Context UriInfo address) {
    var query = QueryText.of(address);
    return ActivityJson.of(
        trail.activity(caller.get(), space, query.number("before"), query.limit()));
  }

  /// The same, only what changed who may do what.
  @GET
  @Path(SPACE + "/role-log")
  public JsonObject roleLog(@PathParam("space") SpaceId space, @Context UriInfo address) {
    var query = QueryText.of(address);
    return ActivityJson.of(
        trail.roleLog(caller.get(), space, query.number("before"), query.limit()));
  }

  /// The transcript from one day to another, both included (ISO 8601, UTC), as a download: JSON for
  /// programs, CSV for spreadsheets, as `Accept` prefers or `format` says (`csv`, `json`).
  @GET
  @Path(SPACE + "/transcript")
  @Produces({MediaType.APPLICATION_JSON, "text/csv"})
  public Response transcript(
      @PathParam("space") SpaceId space, @Context UriInfo address, @Context Request request) {
    var query = QueryText.of(address);
    var first = query.needed("from", query.day("from"));
    var last = query.needed("to", query.day("to"));
    var form = query.text("format").map(AuditResource::form).orElseGet(() -> preferred(request));
    var transcript = transcripts.export(caller.get(), space, first, last);
    var name =
        "transcript-%s-%s-%s.%s"
            .formatted(space, first, last, form.name().toLowerCase(Locale.ROOT));
    return Response.ok((StreamingOutput) out -> transcript.writeTo(out, form), type(form))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .build();
  }

  /// Refused: a transcript that nobody gets must not be recorded as taken.
  @HEAD
  @Path(SPACE + "/transcript")
  public Response transcriptHead() {
    return Response.status(Response.Status.METHOD_NOT_ALLOWED)
        .header(HttpHeaders.ALLOW, "GET")
        .build();
  }

  private static TranscriptFormat preferred(Request request) {
    var chosen = request.selectVariant(Variant.mediaTypes(JSON, CSV).build());
    return chosen != null && CSV.equals(chosen.getMediaType())
        ? TranscriptFormat.CSV
        : TranscriptFormat.JSON;
  }

  private static TranscriptFormat form(String name) {
    return switch (name) {
      case "csv" -> TranscriptFormat.CSV;
      case "json" -> TranscriptFormat.JSON;
      default -> throw new InvalidException("format", "The format is csv or json.");
    };
  }

  private static String type(TranscriptFormat form) {
    return switch (form) {
      case CSV -> "text/csv; charset=utf-8; header=present";
      case JSON -> MediaType.APPLICATION_JSON;
    };
  }
}
