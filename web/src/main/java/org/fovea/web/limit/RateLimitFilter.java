package org.fovea.web.limit;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.fovea.config.RateSettings;
import org.fovea.service.access.Caller;
import org.fovea.service.audit.SubjectDigest;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.login.LoginFailure;
import org.fovea.web.login.ReturnPath;
import org.fovea.web.problem.Problem;

/// Keeps one caller from asking so often that others wait: 429 with `Retry-After`. Answers of the
/// API say what is left of the [Budget] (draft-ietf-httpapi-ratelimit-headers-10).
///
/// A caller is a person, whatever sessions and tokens they use, an instrument, or the [Network] of
/// whoever is neither, with a token that was refused, say. A login is always a network's. Of people
/// nothing is kept but the keyed digest of the audit log. Each node counts for itself.
public class RateLimitFilter extends HttpFilter {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final String LOGIN = "/login";

  @Inject RateSettings settings;
  @Inject CurrentCaller caller;
  @Inject SubjectDigest digests;

  LongSupplier nanos = System::nanoTime;
  private final Map<Budget, TokenBuckets> buckets = new EnumMap<>(Budget.class);

  @Override
  public void init() {
    for (var budget : Budget.values()) {
      long limit = budget.limit(settings);
      if (limit > 0) {
        buckets.put(budget, new TokenBuckets(limit, budget.window(), nanos));
      }
    }
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean login = request.getServletPath().equals(LOGIN);
    var budget =
        login
            ? Optional.of(Budget.LOGINS)
            : Budget.ofApi(request.getMethod(), request.getRequestURI());
    var bucket = budget.flatMap(counted -> Optional.ofNullable(buckets.get(counted)));
    if (bucket.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    var verdict = bucket.get().take(login ? network(request) : who(request));
    if (!login) { // no program reads it there
      tell(response, budget.get(), bucket.get().limit(), verdict);
    }
    if (verdict.allowed()) {
      chain.doFilter(request, response);
      return;
    }
    response.setHeader("Retry-After", Long.toString(seconds(verdict.untilNext())));
    if (login) {
      refuseLogin(request, response);
    } else {
      var detail = "You ask too often. Wait as long as Retry-After says.";
      Problem.of(TOO_MANY_REQUESTS, "too-many-requests", detail).send(response);
    }
  }

  private static void tell(
      HttpServletResponse response, Budget budget, long limit, TokenBuckets.Verdict verdict) {
    long window = budget.window().toSeconds();
    response.setHeader(
        "RateLimit-Policy", "\"%s\";q=%d;w=%d".formatted(budget.word(), limit, window));
    long untilFull = seconds(verdict.untilFull());
    response.setHeader(
        "RateLimit", "\"%s\";r=%d;t=%d".formatted(budget.word(), verdict.remaining(), untilFull));
  }

  private String who(HttpServletRequest request) {
    return switch (caller.get()) {
      case Caller.Person person -> "person " + digests.of(person.who());
      case Caller.Instrument instrument -> "instrument " + instrument.id().value();
      case Caller.Visitor _, Caller.Linked _ -> network(request);
    };
  }

  private static String network(HttpServletRequest request) {
    return "network " + Network.of(request.getRemoteAddr()).prefix();
  }

  /// With the error page, which offers to try again.
  private static void refuseLogin(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.setAttribute(LoginFailure.ATTRIBUTE, LoginFailure.TOO_OFTEN);
    request.setAttribute(
        LoginFailure.RETURN_ATTRIBUTE, ReturnPath.of(request.getParameter("return")));
    response.sendError(LoginFailure.TOO_OFTEN.status());
  }

  /// Rounded up, so that whoever waits as long as they are told is let through.
  private static long seconds(Duration time) {
    return time.plusSeconds(1).minusNanos(1).toSeconds();
  }
}
