package org.fovea.web.login;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/// `GET /login?return=/path` sends the browser to the provider; the provider sends it back to `GET
/// /login?code=…&state=…`, the one redirect URI; from there it goes to the path.
///
/// With the parameter `fresh` the person proves anew who they are, though they have logged in.
///
/// What goes wrong is answered with the status of a [LoginFailure], which the error page shows.
@WebServlet("/login")
public class LoginServlet extends HttpServlet {
  private static final String FRESH = "fresh";
  private static final Logger LOG = System.getLogger(LoginServlet.class.getName());

  @Inject transient CodeFlow flow;
  @Inject transient LoginCookies cookies;
  @Inject transient RelyingParty self;
  @Inject transient LiveSessions sessions;
  @Inject transient Event<LoggedIn> loggedIn;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "no-referrer"); // the address carries a code
    request.setAttribute(LoginFailure.RETURN_ATTRIBUTE, ReturnPath.HOME);
    try {
      if (request.getParameter("state") != null) {
        arrive(request, response);
      } else {
        depart(request, response);
      }
    } catch (LoginFailedException e) {
      LOG.log(Level.INFO, "login failed, {0}: {1}", e.failure(), e.getMessage());
      fail(request, response, e.failure());
    }
  }

  /// Refused: it would use up the code and show nothing.
  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Allow", "GET");
    response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
  }

  private void depart(HttpServletRequest request, HttpServletResponse response) {
    var returnPath = ReturnPath.of(request.getParameter("return"));
    request.setAttribute(LoginFailure.RETURN_ATTRIBUTE, returnPath);
    boolean fresh = request.getParameter(FRESH) != null;
    if (!fresh && RequestIdentity.of(request).isPresent()) {
      redirect(response, self.below(returnPath.value()).toString());
      return;
    }
    var departure = flow.depart(returnPath, fresh);
    cookies.add(request, response, departure.state());
    redirect(response, departure.address().toString());
  }

  private void arrive(HttpServletRequest request, HttpServletResponse response) {
    var begun =
        cookies
            .take(request, response, request.getParameter("state"))
            .orElseThrow(() -> LoginFailedException.stateLost("no such login was begun here"));
    request.setAttribute(LoginFailure.RETURN_ATTRIBUTE, begun.returnPath());
    var arrival =
        new CodeFlow.Arrival(
            parameter(request, "code"), parameter(request, "error"), parameter(request, "iss"));
    var identity = flow.arrive(arrival, begun);
    loggedIn.fire(new LoggedIn(identity.person()));
    identity.establish(request);
    RequestIdentity.in(identity).attachTo(request);
    sessions.begin(request, identity.person().who());
    redirect(response, self.below(begun.returnPath().value()).toString());
  }

  private static void fail(
      HttpServletRequest request, HttpServletResponse response, LoginFailure failure)
      throws IOException {
    request.setAttribute(LoginFailure.ATTRIBUTE, failure);
    if (failure == LoginFailure.PROVIDER_DOWN) {
      response.setHeader("Retry-After", "10");
    }
    response.sendError(failure.status());
  }

  // not sendRedirect: it answers 302 and rewrites addresses
  private static void redirect(HttpServletResponse response, String address) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", address);
  }

  private static String parameter(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getParameter(name)).orElse("");
  }
}
