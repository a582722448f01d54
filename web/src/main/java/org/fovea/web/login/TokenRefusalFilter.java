package org.fovea.web.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.fovea.web.problem.Problem;

/// Answers API requests whose bearer token was refused: 401, 403 if its scope does not suffice (RFC
/// 6750, section 3.1), or 503 if the provider had to be asked and did not answer.
///
/// A filter, because the server puts its error page in place of what an authentication mechanism
/// writes. Without it such a request would be a visitor's: less helpful, and not less safe.
public class TokenRefusalFilter extends HttpFilter {
  private static final String ATTRIBUTE = TokenRefusalFilter.class.getName();

  /// Notes that the token of `request` was refused.
  static void mark(HttpServletRequest request, LoginFailure failure) {
    request.setAttribute(ATTRIBUTE, failure);
  }

  /// Notes that the scope of the token of `request` does not suffice.
  static void mark(HttpServletRequest request, TokenScope needed) {
    request.setAttribute(ATTRIBUTE, needed);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var failure = request.getAttribute(ATTRIBUTE);
    if (failure == null) {
      chain.doFilter(request, response);
    } else if (failure instanceof TokenScope needed) {
      var challenge = "Bearer realm=\"fovea\", error=\"insufficient_scope\", scope=\"";
      response.setHeader("WWW-Authenticate", challenge + needed.word() + '"');
      var lacking = "The bearer token lacks the scope " + needed.word() + ".";
      Problem.of(HttpServletResponse.SC_FORBIDDEN, "scope-insufficient", lacking).send(response);
    } else if (failure == LoginFailure.PROVIDER_DOWN) {
      response.setHeader("Retry-After", "10");
      var status = HttpServletResponse.SC_SERVICE_UNAVAILABLE;
      Problem.of(status, "provider-down", "The login service does not answer.").send(response);
    } else {
      response.setHeader("WWW-Authenticate", "Bearer realm=\"fovea\", error=\"invalid_token\"");
      var status = HttpServletResponse.SC_UNAUTHORIZED;
      Problem.of(status, "token-invalid", "The bearer token is not valid.").send(response);
    }
  }
}
