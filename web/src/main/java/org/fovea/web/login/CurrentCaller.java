package org.fovea.web.login;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import org.fovea.service.access.Caller;

/// On whose behalf this request runs.
@RequestScoped
public class CurrentCaller {
  @Inject HttpServletRequest request;

  /// The person who logged in or whose token came along, the machine whose token did, otherwise the
  /// visitor.
  public Caller get() {
    return RequestIdentity.of(request)
        .<Caller>map(RequestIdentity::person)
        .or(() -> HubTokens.machine(request))
        .orElse(Caller.VISITOR);
  }

  /// When they last proved to the provider who they are, or empty if nobody can tell: a token can
  /// have been stolen, so of its bearers never.
  public Optional<Instant> authenticated() {
    return RequestIdentity.of(request).flatMap(RequestIdentity::authenticated);
  }
}
