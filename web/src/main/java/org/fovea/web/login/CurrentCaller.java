package org.fovea.web.login;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.fovea.service.access.Caller;

/// On whose behalf this request runs.
@RequestScoped
public class CurrentCaller {
  @Inject HttpServletRequest request;

  /// The person who logged in or whose token came along, otherwise the visitor.
  public Caller get() {
    return RequestIdentity.of(request).<Caller>map(RequestIdentity::person).orElse(Caller.VISITOR);
  }
}
