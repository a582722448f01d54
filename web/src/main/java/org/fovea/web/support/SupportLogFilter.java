package org.fovea.web.support;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Optional;
import org.fovea.service.audit.SubjectDigest;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.login.LoginFailure;

/// Writes a line for each login, upload and error: what it was, whose, from where, and the number
/// that the person was told.
///
/// A person is the keyed digest of the audit log, so that a line can be matched with its entries;
/// nothing else of them is written, and nothing of what they sent. The server's formatter masks the
/// address (config/wildfly/logging.cli), and the lines go to files of their own, so that a flood of
/// warnings does not wash them away.
public class SupportLogFilter extends HttpFilter {
  /// The header that tells a client under which number the log holds an error.
  public static final String INCIDENT = "Fovea-Incident";

  private static final Logger LOG = System.getLogger("org.fovea.support");

  @Inject CurrentCaller caller;
  @Inject SubjectDigest digests;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (IOException | ServletException | RuntimeException e) {
      tell(request, response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
      throw e;
    }
    tell(request, response, response.getStatus());
  }

  private void tell(HttpServletRequest request, HttpServletResponse response, int status) {
    var who = caller.get().subject();
    SupportEvent.find(
            new SupportEvent.Answered(
                request.getMethod(),
                request.getRequestURI(),
                status,
                who.isPresent(),
                request.getParameter("state") != null,
                response.getHeader("Fovea-Image") != null))
        .ifPresent(event ->
            LOG.log(
                Level.INFO,
                "{0} status={1} person={2} address={3}{4}",
                event.word(),
                Integer.toString(status),
                who.map(digests::of).orElse("-"),
                request.getRemoteAddr(),
                details(event, request, response)));
  }

  private static String details(
      SupportEvent event, HttpServletRequest request, HttpServletResponse response) {
    return switch (event) {
      case LOGIN_FAILED ->
          request.getAttribute(LoginFailure.ATTRIBUTE) instanceof LoginFailure failure
              ? " reason=" + failure.name().toLowerCase(Locale.ROOT)
              : "";
      case UPLOAD_COMPLETE -> " image=" + response.getHeader("Fovea-Image");
      case ERROR -> " incident=" + Optional.ofNullable(response.getHeader(INCIDENT)).orElse("-");
      default -> "";
    };
  }
}
