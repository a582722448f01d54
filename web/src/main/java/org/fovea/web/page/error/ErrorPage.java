package org.fovea.web.page.error;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.fovea.web.login.LoginFailure;
import org.fovea.web.login.ReturnPath;

/// What went wrong, in words, `error.xhtml`. Asks no service, so that it can always be shown.
@Named
@RequestScoped
public class ErrorPage {
  @Inject HttpServletRequest request;

  /// Which texts of the bundle say it: `error.{case}.title` and `error.{case}.text`.
  public String getCase() {
    return request.getAttribute(LoginFailure.ATTRIBUTE) instanceof LoginFailure failure
        ? "login-" + failure.name().toLowerCase(Locale.ROOT).replace('_', '-')
        : caseOf(getStatus());
  }

  /// The status of the answer.
  public int getStatus() {
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
        ? status
        : 500;
  }

  /// Whether it was a login that failed, and trying it again makes sense.
  public boolean isLogin() {
    return request.getAttribute(LoginFailure.ATTRIBUTE) instanceof LoginFailure;
  }

  /// The address that begins the failed login anew.
  public String getLoginAddress() {
    var back = request.getAttribute(LoginFailure.RETURN_ATTRIBUTE);
    return (back instanceof ReturnPath path ? path : ReturnPath.HOME).loginAddress();
  }

  private static String caseOf(int status) {
    return switch (status) {
      case 400, 405 -> "request";
      case 403 -> "denied";
      case 404 -> "absent";
      case 503 -> "busy";
      default -> "fault";
    };
  }
}
