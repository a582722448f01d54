package org.fovea.web.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.fovea.config.ServerSettings;

/// Puts the security headers on every answer, errors included.
public class HeadersFilter extends HttpFilter {
  /// What an answer that is no page may do. Pages replace it with their own.
  private static final String NO_PAGE =
      "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none';"
          + " form-action 'none'";

  private static final List<String> GRANTING = List.of("/join/", "/succeed/", "/r/", "/embed/");
  private static final String CACHING = "Cache-Control";

  @Inject ServerSettings server;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("Content-Security-Policy", NO_PAGE);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", referrer(request.getRequestURI()));
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", sites(request.getRequestURI()));
    response.setHeader(
        "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
    caching(request.getRequestURI()).ifPresent(rule -> response.setHeader(CACHING, rule));
    if (server.secure()) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
    chain.doFilter(request, response);
  }

  /// Addresses that grant something to whoever knows them are told to nobody.
  private static String referrer(String path) {
    return GRANTING.stream().anyMatch(path::startsWith) ? "no-referrer" : "same-origin";
  }

  /// Whose pages may use an answer: only a page made for other sites is for all of them. What comes
  /// by a link says so itself.
  private static String sites(String path) {
    return path.startsWith("/embed/") ? "cross-origin" : "same-origin";
  }

  /// What is kept by default: nothing, so that after a logout the way back shows nothing of the
  /// person. Whatever knows better says so itself, as tiles do, and as Faces does for what it
  /// serves.
  private static Optional<String> caching(String path) {
    if (path.startsWith("/jakarta.faces.resource/")) {
      return Optional.empty();
    }
    // our modules import each other by plain names, so a new version is found by asking only
    return Optional.of(path.startsWith("/resources/") ? "no-cache" : "no-store");
  }
}
