package org.fovea.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.fovea.model.shared.PublicId;
import org.fovea.web.problem.Problem;

/// Keeps bodies short everywhere but at uploads, whose length is a setting of its own: whatever is
/// read whole into memory must be known to be small before it is read.
///
/// The address is compared as it came, so no spelling of another one passes for an upload's.
public class BodyLimitFilter extends HttpFilter {
  private static final long MOST_BYTES = 1 << 20;
  private static final Pattern UPLOADS =
      Pattern.compile("/api/v1/uploads(/" + PublicId.PATTERN + ")?");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (UPLOADS.matcher(request.getRequestURI()).matches()) {
      chain.doFilter(request, response);
    } else if (request.getHeader("Transfer-Encoding") != null) { // of a length nobody knows
      var detail = "Say how long the body is, by Content-Length.";
      refuse(request, response, HttpServletResponse.SC_LENGTH_REQUIRED, "length-required", detail);
    } else if (request.getContentLengthLong() > MOST_BYTES) {
      var status = HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
      refuse(request, response, status, "body-too-large", "A body has at most 1 MiB here.");
    } else {
      chain.doFilter(request, response);
    }
  }

  /// Programs get a problem, people the error page.
  private static void refuse(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      String code,
      String detail)
      throws IOException {
    if (request.getRequestURI().startsWith("/api/")) {
      Problem.of(status, code, detail).send(response);
    } else {
      response.sendError(status);
    }
  }
}
