package org.fovea.web.rest.image;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import org.fovea.service.shared.InvalidException;

/// What holds for all tile doors. Each tile has one address, and no semicolon is in it: JAX-RS
/// would leave out what stands behind one.
///
/// Lets scripts of other sites read from the tile doors, if they bring what opens them: a bearer
/// token, or nothing, for what is public.
///
/// Whoever comes with a cookie is somebody's browser, and what its session opens is for our own
/// pages: no answer to it names another origin. Without a cookie there is nothing that another site
/// could use without knowing it, so any origin may read; and since `*` forbids browsers to send
/// cookies along, nobody needs to be told apart by origin.
@Provider
@PreMatching
public class TileDoorFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String ALLOW = "Access-Control-Allow-";
  private static final String DAY_SECONDS = "86400";

  /// Answers the question whether one may ask: the same for whatever is there and is not.
  ///
  /// @throws InvalidException if there is a semicolon in the address
  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getUriInfo().getPath(false).indexOf(';') >= 0) {
      throw new InvalidException("semicolon", "There is no semicolon in an address of a tile.");
    }
    if (request.getMethod().equals(HttpMethod.OPTIONS)) {
      request.abortWith(
          Response.noContent()
              .header(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS")
              .header(ALLOW + "Methods", "GET, HEAD, OPTIONS")
              .header(ALLOW + "Headers", "Authorization, If-None-Match, If-Range, Range")
              .header("Access-Control-Max-Age", DAY_SECONDS)
              .build());
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    var headers = response.getHeaders();
    headers.add(HttpHeaders.VARY, HttpHeaders.COOKIE);
    if (request.getHeaderString(HttpHeaders.COOKIE) == null) {
      headers.putSingle(ALLOW + "Origin", "*");
      headers.putSingle(
          "Access-Control-Expose-Headers",
          "Accept-Ranges, Content-Length, Content-Range, ETag, Link, Retry-After");
    }
  }
}
