package org.fovea.web.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import org.fovea.config.ServerSettings;
import org.fovea.web.problem.Problem;

/// Refuses requests that would change something and that another site may have made a browser send.
///
/// Whoever comes with a session must come from our own origin (`Origin`, or `Sec-Fetch-Site` where
/// that is missing or `null`); scripts and plain forms must know the session's token as well. Faces
/// checks its own view state on its pages. A bearer token, or that of an instrument, is never sent
/// by a browser on its own, so requests that carry one need neither.
///
/// A transcript is read, and so is an export of one's own data, but taking one is recorded: another
/// site must not make a browser take it. A link that a person types or opens from a letter
/// (`Sec-Fetch-Site: none`) works.
public class CrossSiteFilter extends HttpFilter {
  private static final Set<String> SCHEMES = Set.of("Bearer ", "Fovea-Hub ");
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  @Inject ServerSettings server;
  @Inject Csrf csrf;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean fine =
        SAFE.contains(request.getMethod())
            ? !isRecorded(request) || !fromElsewhere(request)
            : allowed(request);
    if (fine || hasToken(request)) {
      chain.doFilter(request, response);
    } else {
      refuse(response);
    }
  }

  private boolean allowed(HttpServletRequest request) {
    var session = request.getSession(false);
    if (session == null) {
      return request.getHeader("Origin") == null || fromHere(request);
    }
    return fromHere(request) && (!needsToken(request) || csrf.matches(session, sent(request)));
  }

  private boolean fromHere(HttpServletRequest request) {
    var origin = request.getHeader("Origin");
    // a page that tells nobody its address sends `null`, as a foreign frame without an origin does
    return (origin != null && !origin.equals("null"))
        ? origin.equals(server.publicUrl().toString())
        : "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
  }

  /// Whether reading this leaves an entry in the audit log. The path is the decoded one, without
  /// parameters, as the resources see it.
  private static boolean isRecorded(HttpServletRequest request) {
    var path = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
    return path.startsWith("/api/")
        && (path.contains("/transcript") || path.endsWith("/me/export"));
  }

  /// Whether the browser says that another site sent this; old browsers say nothing.
  private static boolean fromElsewhere(HttpServletRequest request) {
    var site = request.getHeader("Sec-Fetch-Site");
    return site != null && !site.equals("same-origin") && !site.equals("none");
  }

  private static boolean needsToken(HttpServletRequest request) {
    var path = request.getRequestURI();
    return path.startsWith("/api/") || path.equals("/logout");
  }

  private static String sent(HttpServletRequest request) {
    var header = request.getHeader(Csrf.HEADER);
    if (header != null) {
      return header;
    }
    // only forms are asked for a field: reading one would eat the body of an upload
    var field = request.getRequestURI().equals("/logout") ? request.getParameter(Csrf.FIELD) : null;
    return field == null ? "" : field;
  }

  private static boolean hasToken(HttpServletRequest request) {
    var authorization = Objects.requireNonNullElse(request.getHeader("Authorization"), "");
    return SCHEMES.stream()
        .anyMatch(scheme -> authorization.regionMatches(true, 0, scheme, 0, scheme.length()));
  }

  private static void refuse(HttpServletResponse response) throws IOException {
    var detail = "This request did not come from a page of this site.";
    Problem.of(HttpServletResponse.SC_FORBIDDEN, "cross-site", detail).send(response);
  }
}
