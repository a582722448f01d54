package org.fovea.web.rest.openapi;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/// The description of this API: `/api/v1/openapi.json` and `.yaml`, for everybody.
@RequestScoped
@Path("v1/openapi.{format: json|yaml}")
public class OpenApiResource {
  private static final String ASK_EACH_TIME = "no-cache";
  private static final String FROM_ANYWHERE =
      "*"; // editors and generators are pages of other sites

  @Inject PublishedApi published;

  /// Answers 200 with the document, or 304 if the client's copy is current.
  @GET
  @Produces({"application/json", "application/yaml"})
  public Response document(
      @PathParam("format") String format,
      @Context Application application,
      @Context Request request) {
    var file = published.file(format, application.getClasses());
    var tag = new EntityTag(file.etag());
    var fresh = request.evaluatePreconditions(tag);
    var answer = fresh != null ? fresh : Response.ok(file.text(), file.contentType());
    return answer
        .tag(tag)
        .header(HttpHeaders.CACHE_CONTROL, ASK_EACH_TIME)
        .header("Access-Control-Allow-Origin", FROM_ANYWHERE)
        .build();
  }
}
