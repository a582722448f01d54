package org.fovea.web.rest.shared;

import jakarta.json.JsonObject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import org.fovea.service.precondition.PreconditionFailedException;
import org.fovea.web.problem.Problem;

/// Tells the tag of what a [Tagged] method shows, and spares whoever has the same already the body.
/// The method has asked the guard by then, so a 304 tells no stranger anything.
final class TagFilter implements ContainerResponseFilter {
  private static final Set<Integer> SHOWN =
      Set.of(Response.Status.OK.getStatusCode(), Response.Status.ACCEPTED.getStatusCode());
  private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  /// A copy may be kept, by its owner's program alone, and is good for nothing before it was asked
  /// for by its tag. So it does not matter either whose cookie brought it, and `Vary` stays away.
  private static final String ASK_EACH_TIME = "private, no-cache";

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!SHOWN.contains(response.getStatus())
        || !(response.getEntity() instanceof JsonObject thing)) {
      return;
    }
    var tag = BodyTag.of(thing);
    response.getHeaders().putSingle(HttpHeaders.ETAG, new EntityTag(tag));
    if (READING.contains(request.getMethod())) { // else what was asked for has been done
      compare(conditions(request), tag, response);
    }
  }

  private static Conditions conditions(ContainerRequestContext request) {
    var headers = request.getHeaders();
    return new Conditions(
        headers.getOrDefault(HttpHeaders.IF_MATCH, List.of()),
        headers.getOrDefault(HttpHeaders.IF_NONE_MATCH, List.of()));
  }

  private static void compare(
      Conditions conditions, String tag, ContainerResponseContext response) {
    if (!conditions.isWanted(tag)) {
      refuse(response);
      return;
    }
    response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, ASK_EACH_TIME);
    if (conditions.isKnown(tag)) {
      response.setStatusInfo(Response.Status.NOT_MODIFIED);
      response.setEntity(null);
    }
  }

  private static void refuse(ContainerResponseContext response) {
    var refusal = Refusals.problem(new PreconditionFailedException()).response().build();
    response.setStatusInfo(refusal.getStatusInfo());
    response.setEntity(refusal.getEntity(), new Annotation[0], Problem.TYPE);
  }
}
