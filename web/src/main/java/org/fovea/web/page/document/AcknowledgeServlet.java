package org.fovea.web.page.document;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.fovea.model.document.DocumentKind;
import org.fovea.service.document.DocumentService;
import org.fovea.service.shared.RefusedException;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.login.ReturnPath;

/// `POST /acknowledge` notes that a person has seen a version of a policy, and all older ones, and
/// leads back to where they were. A plain form on every page, so it needs no script and no state.
@WebServlet("/acknowledge")
public class AcknowledgeServlet extends HttpServlet {
  private static final String NUMBER = "[1-9][0-9]{0,6}";

  @Inject transient DocumentService documents;
  @Inject transient CurrentCaller caller;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    if (caller.get().subject().isPresent() && !acknowledge(request)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", ReturnPath.of(request.getParameter("return")).value());
  }

  private boolean acknowledge(HttpServletRequest request) {
    var kind = Optional.ofNullable(request.getParameter("kind")).flatMap(DocumentKind::find);
    var version =
        Optional.ofNullable(request.getParameter("version")).filter(text -> text.matches(NUMBER));
    if (kind.isEmpty() || version.isEmpty()) {
      return false;
    }
    try {
      documents.acknowledge(caller.get(), kind.get(), Integer.parseInt(version.get()));
      return true;
    } catch (RefusedException e) {
      return false; // nobody has such a form
    }
  }
}
