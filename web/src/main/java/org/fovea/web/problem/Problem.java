package org.fovea.web.problem;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// A refusal as programs read it: `application/problem+json` (RFC 9457).
public final class Problem {
  public static final MediaType TYPE = new MediaType("application", "problem+json");

  private final int status;
  private final JsonObjectBuilder fields;

  private Problem(int status, String code, String detail) {
    this.status = status;
    this.fields =
        Json.createObjectBuilder()
            .add("type", "urn:fovea:problem:" + code)
            .add("title", title(status))
            .add("status", status)
            .add("detail", detail);
  }

  /// A problem with its four standard members.
  ///
  /// @param status the HTTP status
  /// @param code names the case for programs
  /// @param detail says it to a person
  public static Problem of(int status, String code, String detail) {
    return new Problem(status, code, detail);
  }

  /// Adds a member of its own.
  public Problem with(String name, String value) {
    fields.add(name, value);
    return this;
  }

  /// Adds a member of its own.
  public Problem with(String name, long value) {
    fields.add(name, value);
    return this;
  }

  /// As the answer of a resource.
  public Response.ResponseBuilder response() {
    // as bytes, so that the answer does not depend on which JSON provider the client's Accept picks
    return Response.status(status).type(TYPE).header("Cache-Control", "no-store").entity(body());
  }

  /// As the answer to a request that reaches no resource, and so no mapper of errors.
  public void send(HttpServletResponse response) throws IOException {
    byte[] body = body();
    response.setStatus(status);
    response.setContentType("application/problem+json");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private byte[] body() {
    return fields.build().toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String title(int status) {
    var known = Response.Status.fromStatusCode(status);
    return known == null ? "Refused" : known.getReasonPhrase();
  }
}
