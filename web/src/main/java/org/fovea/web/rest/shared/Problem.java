package org.fovea.web.rest.shared;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// A refusal as programs read it: `application/problem+json` (RFC 9457).
final class Problem {
  static final MediaType TYPE = new MediaType("application", "problem+json");

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
  static Problem of(int status, String code, String detail) {
    return new Problem(status, code, detail);
  }

  Problem with(String name, String value) {
    fields.add(name, value);
    return this;
  }

  Problem with(String name, long value) {
    fields.add(name, value);
    return this;
  }

  Response.ResponseBuilder response() {
    JsonObject body = fields.build();
    // as bytes, so that the answer does not depend on which JSON provider the client's Accept picks
    return Response.status(status)
        .type(TYPE)
        .header("Cache-Control", "no-store")
        .entity(body.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static String title(int status) {
    var known = Response.Status.fromStatusCode(status);
    return known == null ? "Refused" : known.getReasonPhrase();
  }
}
