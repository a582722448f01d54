package org.fovea.web.link;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.fovea.web.login.ReturnPath;

/// `POST /objection` has the browser keep that its person is not to be counted (`objects=yes`), or
/// forget it, and leads back. A plain form, so it needs no script, no account and no state.
@WebServlet("/objection")
public class ObjectionServlet extends HttpServlet {
  @Inject transient Objection objection;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    objection.choose("yes".equals(request.getParameter("objects")), response);
    response.setHeader("Cache-Control", "no-store");
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", ReturnPath.of(request.getParameter("return")).value());
  }
}
