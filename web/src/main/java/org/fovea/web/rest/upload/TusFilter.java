package org.fovea.web.rest.upload;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/// What the protocol asks of every request and answer: the version (tus 1.0.0, section 2.2).
@Provider
@Tus
public class TusFilter implements ContainerRequestFilter, ContainerResponseFilter {
  static final String VERSION = "1.0.0";
  private static final String HEADER = "Tus-Resumable";

  @Override
  public void filter(ContainerRequestContext request) {
    boolean bound = !"OPTIONS".equals(request.getMethod()) && !"GET".equals(request.getMethod());
    if (bound && !VERSION.equals(request.getHeaderString(HEADER))) {
      request.abortWith(
          Response.status(Response.Status.PRECONDITION_FAILED)
              .header("Tus-Version", VERSION)
              .build());
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    response.getHeaders().putSingle(HEADER, VERSION);
    response.getHeaders().putSingle("Cache-Control", "no-store");
  }
}
