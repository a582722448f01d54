package org.fovea.it;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Deployed beside Fovea for one test: tells what Fovea has registered in this server, a line each:
/// a method and an address for what JAX-RS answers, `SERVLET` and a mapping for everything.
///
/// The server's management model does not tell: with more than one JAX-RS application it knows the
/// methods of one of them only. RESTEasy is asked by reflection, so that no test needs its classes.
@WebServlet("/routes")
public class RouteLister extends HttpServlet {
  private static final String DEPLOYMENTS = "resteasy.deployments"; // one for each application

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    var fovea = request.getServletContext().getContext("/");
    List<String> lines = new ArrayList<>();
    fovea.getServletRegistrations().values().forEach(servlet -> add(lines, servlet));
    try {
      for (var application : ((Map<?, ?>) fovea.getAttribute(DEPLOYMENTS)).entrySet()) {
        addMethods(lines, String.valueOf(application.getKey()), application.getValue());
      }
    } catch (ReflectiveOperationException e) {
      throw new ServletException(e);
    }
    response.setContentType("text/plain");
    for (var line : lines) {
      response.getWriter().println(line);
    }
  }

  private static void add(List<String> lines, ServletRegistration servlet) {
    servlet.getMappings().forEach(mapping -> lines.add("SERVLET " + mapping));
  }

  private static void addMethods(List<String> lines, String prefix, Object deployment)
      throws ReflectiveOperationException {
    var registry = get(get(deployment, "getDispatcher"), "getRegistry");
    for (var bound : ((Map<?, ?>) get(registry, "getBounded")).entrySet()) {
      for (var invoker : (List<?>) bound.getValue()) {
        for (var method : (Set<?>) get(invoker, "getHttpMethods")) {
          lines.add(method + " " + prefix + "/" + bound.getKey());
        }
      }
    }
  }

  private static Object get(Object from, String getter) throws ReflectiveOperationException {
    return from.getClass().getMethod(getter).invoke(from);
  }
}
