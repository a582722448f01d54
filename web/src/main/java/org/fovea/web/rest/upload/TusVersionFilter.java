package org.fovea.web.rest.upload;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/// Refuses requests to uploads of another version of the protocol (tus 1.0.0, core protocol). It
/// stands behind what refuses requests of other sites, which are told so and nothing else.
public class TusVersionFilter extends HttpFilter {
  private static final Set<String> OF_ANY_VERSION = Set.of("GET", "OPTIONS"); // GET is our own

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (OF_ANY_VERSION.contains(request.getMethod())
        || TusFilter.VERSION.equals(request.getHeader(TusFilter.RESUMABLE))) {
      chain.doFilter(request, response);
    } else {
      response.setHeader("Tus-Version", TusFilter.VERSION);
      response.setStatus(HttpServletResponse.SC_PRECONDITION_FAILED);
    }
  }
}
