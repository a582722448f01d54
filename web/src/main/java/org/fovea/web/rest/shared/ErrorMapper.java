package org.fovea.web.rest.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.resource.ResourceException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.fovea.model.shared.PublicId;
import org.fovea.service.access.Caller;
import org.fovea.service.shared.BusyException;
import org.fovea.service.shared.Collision;
import org.fovea.service.shared.DeniedException;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.shared.RefusedException;
import org.fovea.service.upload.BrokenTransferException;
import org.fovea.web.link.LinkCaller;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.problem.Problem;
import org.fovea.web.support.SupportLogFilter;

/// Turns whatever a resource throws into an answer. What is no refusal is a bug: it gets a number,
/// under which the log holds the stack trace, and the client learns nothing but the number.
@Provider
@ApplicationScoped
public class ErrorMapper implements ExceptionMapper<Throwable> {
  private static final System.Logger LOG = System.getLogger(ErrorMapper.class.getName());
  private static final String RETRY_SECONDS = "5";
  private static final int DEEPEST_CAUSE = 20;

  @Inject CurrentCaller caller;
  @Inject LinkCaller link;

  @Override
  public Response toResponse(Throwable thrown) {
    return switch (thrown) {
      case RefusedException refusal -> refused(refusal);
      case WebApplicationException http -> http(http.getResponse());
      case BrokenTransferException _ ->
          Problem.of(400, "broken-transfer", "The transfer broke off.").response().build();
      default -> failed(thrown);
    };
  }

  private static Response failed(Throwable thrown) {
    if (Collision.is(thrown)) {
      return Refusals.problem(Collision.refusal()).response().build();
    }
    return databaseIsDown(thrown) ? unavailable(thrown) : bug(thrown);
  }

  /// Whoever has not logged in and may not is asked to log in, whether the thing exists or not.
  private Response refused(RefusedException refusal) {
    boolean hidden = refusal instanceof NotFoundException || refusal instanceof DeniedException;
    boolean loginHelps = asksForLogin() && caller.get() instanceof Caller.Visitor && !link.brings();
    return hidden && loginHelps
        ? Problem.of(401, "login-required", "Log in, or send a bearer token.")
            .response()
            .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"fovea\"")
            .build()
        : answer(refusal);
  }

  private static Response answer(RefusedException refusal) {
    var answer = Refusals.problem(refusal).response();
    return refusal instanceof BusyException
        ? answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS).build()
        : answer.build();
  }

  /// Whether this door tells visitors to log in. Image addresses do not: they answer 404.
  protected boolean asksForLogin() {
    return true;
  }

  private static Response http(Response intended) {
    if (intended.getStatus() < 400 || intended.hasEntity()) {
      return intended;
    }
    // an address without a resource looks like one that is hidden
    if (intended.getStatus() == 404) {
      return Refusals.problem(new NotFoundException()).response().build();
    }
    var reason = intended.getStatusInfo().getReasonPhrase();
    var answer =
        Problem.of(intended.getStatus(), "http-" + intended.getStatus(), reason).response();
    intended.getStringHeaders().forEach((name, values) -> answer.header(name, values.getFirst()));
    return answer.type(Problem.TYPE).build();
  }

  private static boolean databaseIsDown(Throwable thrown) {
    return isCausedBy(thrown, SQLTransientConnectionException.class)
        || isCausedBy(thrown, SQLNonTransientConnectionException.class)
        || isCausedBy(thrown, SQLRecoverableException.class)
        || isCausedBy(thrown, ResourceException.class);
  }

  private static boolean isCausedBy(Throwable thrown, Class<? extends Throwable> type) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
        .limit(DEEPEST_CAUSE)
        .anyMatch(type::isInstance);
  }

  private static Response unavailable(Throwable thrown) {
    LOG.log(Level.WARNING, "database is not reachable: {0}", thrown.getClass().getSimpleName());
    return Problem.of(503, "database-down", "The server cannot reach its database right now.")
        .response()
        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
        .build();
  }

  private static Response bug(Throwable thrown) {
    var incident = PublicId.random();
    LOG.log(Level.ERROR, "incident " + incident, thrown);
    return Problem.of(
            500, "internal", "Something went wrong here. Tell the administrators this number.")
        .with("incident", incident)
        .response()
        .header(SupportLogFilter.INCIDENT, incident)
        .build();
  }
}
