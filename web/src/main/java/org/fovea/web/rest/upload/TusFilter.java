package org.fovea.web.rest.upload;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/// What the protocol asks of every request to uploads and every answer, refusals included: the
/// version, that nothing is kept, and that `X-HTTP-Method-Override` says what the method is, for
/// clients that cannot send `PATCH` or `DELETE` (tus 1.0.0, core protocol).
///
/// It stands before everything that asks for the method, so a request is checked as what it is
/// going to be: nobody can send one that seems only to read and then changes something.
public class TusFilter extends HttpFilter {
  static final String VERSION = "1.0.0";

  static final String RESUMABLE = "Tus-Resumable";

  private static final String OVERRIDE = "X-HTTP-Method-Override";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "OPTIONS", "POST", "PATCH", "DELETE");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader(RESUMABLE, VERSION);
    response.setHeader("Cache-Control", "no-store");
    var meant = request.getHeader(OVERRIDE);
    if (meant != null && !METHODS.contains(meant)) {
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    } else {
      chain.doFilter(meant == null ? request : new Meant(request, meant), response);
    }
  }

  /// The same request with another method.
  private static final class Meant extends HttpServletRequestWrapper {
    private final String method;

    Meant(HttpServletRequest request, String method) {
      super(request);
      this.method = method;
    }

    @Override
    public String getMethod() {
      return method;
    }
  }
}
