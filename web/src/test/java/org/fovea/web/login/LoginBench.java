package org.fovea.web.login;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fovea.config.OidcSettings;
import org.fovea.web.login.provider.StandInPerson;
import org.fovea.web.login.provider.StandInProvider;

/// A stand-in provider and our side of the login, wired as in the server but with a settable clock.
final class LoginBench implements AutoCloseable {
  static final Set<String> SCOPES =
      Set.of(
          "openid",
          "profile",
          "email",
          "eduperson_entitlement",
          "voperson_external_affiliation",
          "eduperson_assurance");

  final SettableClock clock = new SettableClock();
  final StandInProvider provider;
  final Provider known;
  final CodeFlow flow;
  final BearerTokens tokens;
  private final ProviderHttp http;

  LoginBench() throws IOException {
    this(Duration.ofSeconds(10));
  }

  /// @param patience how long we wait for an answer of the provider
  LoginBench(Duration patience) throws IOException {
    http = new ProviderHttp(patience, patience);
    provider = StandInProvider.start(0);
    provider.logsIn(StandInPerson.ADA);
    var settings =
        new OidcSettings(
            provider.issuer(),
            StandInProvider.CLIENT,
            StandInProvider.SECRET,
            List.copyOf(SCOPES),
            false,
            URI.create("https://fovea.example"));
    known = new Provider(settings.issuer(), http, clock);
    flow = LoginParts.flow(known, settings, clock);
    tokens = LoginParts.tokens(known, settings, clock);
  }

  /// Logs in as a browser would, and returns who that is.
  SessionIdentity logIn() throws IOException {
    var departure = flow.depart(ReturnPath.of("/images"));
    return flow.arrive(arrival(departure), departure.state());
  }

  /// The same, proving anew who one is.
  SessionIdentity logInAfresh() throws IOException {
    var departure = flow.depart(ReturnPath.of("/account/close"), true);
    return flow.arrive(arrival(departure), departure.state());
  }

  /// What the provider answers to a browser that was sent there.
  static CodeFlow.Arrival arrival(CodeFlow.Departure departure) throws IOException {
    var request = new HTTPRequest(HTTPRequest.Method.GET, departure.address());
    request.setFollowRedirects(false);
    var back = request.send().getLocation();
    var answer = URLUtils.parseParameters(back.getRawQuery());
    return new CodeFlow.Arrival(part(answer, "code"), part(answer, "error"), part(answer, "iss"));
  }

  private static String part(Map<String, List<String>> answer, String name) {
    return answer.getOrDefault(name, List.of("")).getFirst();
  }

  @Override
  public void close() {
    http.close();
    provider.close();
  }
}
