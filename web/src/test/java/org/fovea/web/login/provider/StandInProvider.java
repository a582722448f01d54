package org.fovea.web.login.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An OpenID provider on loopback for one client, `fovea-web`: code flow with PKCE, userinfo,
/// introspection, logout. Its [Habit]s and [Fault]s can be changed while it runs.
///
/// As a process: `StandInProvider PORT [HABIT or FAULT]…` shows a page with one link per person.
public final class StandInProvider implements AutoCloseable {
  public static final String CLIENT = "fovea-web";
  public static final String SECRET = "stand-in/secret+with:odd characters";
  private final Map<String, StandInPerson> people = new LinkedHashMap<>();
  private final Map<String, Grant> codes = new ConcurrentHashMap<>();
  private final Map<String, Grant> accessTokens = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
  private final StandInTokens tokens = new StandInTokens(SECRET);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final int port;
  private volatile Set<Habit> habits = Set.of();
  private volatile Set<Fault> faults = Set.of();
  private volatile Forgery forgery = Forgery.NONE;
  private volatile @Nullable StandInPerson atTheBrowser;
  private HttpServer server;

  private StandInProvider(int port) throws IOException {
    server = listen(port);
    this.port = server.getAddress().getPort();
    List.of(StandInPerson.ADA, StandInPerson.LISE).forEach(p -> people.put(p.login(), p));
  }

  /// Starts one.
  ///
  /// @param port where, on loopback; 0 for any free one
  public static StandInProvider start(int port) throws IOException {
    return new StandInProvider(port);
  }

  /// Runs one until the process ends.
  public static void main(String[] args) throws IOException, InterruptedException {
    try (var provider = start(args.length > 0 ? Integer.parseInt(args[0]) : 0)) {
      var words = Arrays.stream(args).skip(1).collect(Collectors.toSet());
      provider.behave(
          Arrays.stream(Habit.values())
              .filter(h -> words.contains(h.name()) || isOfHelmholtz(words, h))
              .collect(Collectors.toSet()));
      provider.misbehave(
          Arrays.stream(Fault.values())
              .filter(f -> words.contains(f.name()))
              .toArray(Fault[]::new));
      System.out.println(provider.issuer());
      new CountDownLatch(1).await();
    }
  }

  private static boolean isOfHelmholtz(Set<String> words, Habit habit) {
    return words.contains("HELMHOLTZ") && Habit.HELMHOLTZ.contains(habit);
  }

  /// The issuer identifier.
  public URI issuer() {
    return URI.create("http://127.0.0.1:" + port + "/oauth2");
  }

  /// Takes these habits and drops all others.
  public void behave(Set<Habit> next) {
    habits = Set.copyOf(next);
  }

  /// Commits these faults from now on and no others.
  public void misbehave(Fault... next) {
    faults = Set.of(next);
  }

  /// Hands out ID tokens like this one from now on.
  public void forge(Forgery next) {
    forgery = next;
  }

  /// From now on `person` is logged in there, so that no page asks.
  public void logsIn(StandInPerson person) {
    people.put(person.login(), person);
    atTheBrowser = person;
  }

  /// Replaces the signing keys.
  public void rotateKeys() {
    tokens.rotate();
  }

  /// How many requests the address below the issuer, such as `/jwks`, has had.
  public int requests(String path) {
    return requests.getOrDefault(path, new AtomicInteger()).get();
  }

  /// Stops answering; connections are refused.
  public void goDown() {
    server.stop(0);
  }

  /// Answers again at the same port, with everything it knew.
  public void comeBack() throws IOException {
    server = listen(port);
  }

  /// An access token as a command-line client would have got it.
  public String accessToken(StandInPerson person, Set<String> scopes) {
    return accessToken(person, scopes, Map.of(), Signing.RIGHT);
  }

  /// An access token with other claims (null removes one) and any signature.
  public String accessToken(
      StandInPerson person, Set<String> scopes, Map<String, ?> changes, Signing how) {
    var grant = new Grant(person, CLIENT, scopes, Map.of());
    var opaque = habits.contains(Habit.OPAQUE_ACCESS_TOKENS);
    return remember(
        opaque ? random() : tokens.accessToken(issuer().toString(), grant, habits, changes, how),
        grant);
  }

  /// An opaque access token that was issued to another client.
  public String accessTokenOfAnotherClient(StandInPerson person, Set<String> scopes) {
    return remember(random(), new Grant(person, "another-client", scopes, Map.of()));
  }

  /// Withdraws an access token; introspection and userinfo refuse it from now on.
  public void revoke(String token) {
    accessTokens.remove(token);
  }

  /// An ID token for the client, as it might be stolen and tried as a bearer token.
  public String idToken(StandInPerson person) {
    var grant = new Grant(person, CLIENT, Set.of("openid"), Map.of("nonce", "n"));
    return tokens.idToken(issuer().toString(), grant, "another", habits, Forgery.NONE);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private HttpServer listen(int wanted) throws IOException {
    var made =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), wanted), 0);
    made.setExecutor(threads);
    made.createContext("/oauth2/", this::handle);
    made.start();
    return made;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var wire = new Wire(exchange);
      var path = wire.path().substring("/oauth2".length());
      requests.computeIfAbsent(path, p -> new AtomicInteger()).incrementAndGet();
      if (faults.contains(Fault.SILENT)) {
        awaitClose();
      } else if (faults.contains(Fault.BROKEN)) {
        wire.send(500, "text/plain", "out of order");
      } else if (faults.contains(Fault.ENDLESS_ANSWER)) {
        wire.send(200, "application/json", "{\"a\":\"" + "x".repeat(4 << 20) + "\"}");
      } else {
        answer(wire, path);
      }
    }
  }

  private void awaitClose() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(Wire wire, String path) throws IOException {
    switch (path) {
      case "/.well-known/openid-configuration" -> wire.send(200, metadata());
      case "/jwks" -> wire.send(200, "application/json", tokens.jwks());
      case "/authorize" -> authorize(wire, wire.query());
      case "/token" -> token(wire, wire.body());
      case "/userinfo" -> userinfo(wire);
      case "/introspect" -> introspect(wire, wire.body());
      case "/logout" -> logout(wire, wire.query());
      default -> wire.send(404, "text/plain", "no such address");
    }
  }

  private Map<String, Object> metadata() {
    var issuer = issuer().toString();
    var answer = new HashMap<String, Object>();
    var named = faults.contains(Fault.METADATA_OF_ANOTHER) ? "https://another.example.org" : issuer;
    answer.put("issuer", named);
    answer.put("authorization_endpoint", issuer + "/authorize");
    answer.put("token_endpoint", issuer + "/token");
    answer.put("userinfo_endpoint", issuer + "/userinfo");
    answer.put("jwks_uri", issuer + "/jwks");
    answer.put("response_types_supported", List.of("code"));
    answer.put("subject_types_supported", List.of("public"));
    answer.put("code_challenge_methods_supported", List.of("plain", "S256"));
    answer.put("id_token_signing_alg_values_supported", List.of("RS256", "ES256", "HS256", "none"));
    answer.put("userinfo_signing_alg_values_supported", List.of("RS256", "ES256", "none"));
    if (habits.contains(Habit.ISS_PARAMETER)) {
      answer.put("authorization_response_iss_parameter_supported", true);
    }
    if (!habits.contains(Habit.NO_END_SESSION)) {
      answer.put("end_session_endpoint", issuer + "/logout");
    }
    if (!habits.contains(Habit.NO_INTROSPECTION)) {
      answer.put("introspection_endpoint", issuer + "/introspect");
    }
    return answer;
  }

  private void authorize(Wire wire, Map<String, String> request) throws IOException {
    if (!CLIENT.equals(request.get("client_id")) || !"code".equals(request.get("response_type"))) {
      wire.send(400, "text/plain", "unknown client or response type");
      return;
    }
    if (!"S256".equals(request.get("code_challenge_method"))) {
      wire.send(400, "text/plain", "PKCE with S256 is required");
      return;
    }
    var person = Optional.ofNullable(people.get(request.getOrDefault("person", "")));
    var someone = person.or(() -> Optional.ofNullable(atTheBrowser));
    if (someone.isEmpty()) {
      wire.send(200, "text/html", choice(wire.rawQuery()));
      return;
    }
    var scopes = Wire.words(request.getOrDefault("scope", ""));
    respond(wire, new Grant(someone.get(), CLIENT, scopes, request));
  }

  private void respond(Wire wire, Grant grant) throws IOException {
    var answer = new LinkedHashMap<String, String>();
    if (faults.contains(Fault.ACCESS_DENIED)) {
      answer.put("error", "access_denied");
    } else {
      var code = random();
      codes.put(code, grant);
      answer.put("code", code);
    }
    answer.put("state", grant.requested("state"));
    var promised = habits.contains(Habit.ISS_PARAMETER);
    if (faults.contains(Fault.RESPONSE_OF_ANOTHER_ISSUER)) {
      answer.put("iss", "https://another.example.org");
    } else if (promised && !faults.contains(Fault.RESPONSE_WITHOUT_ISSUER)) {
      answer.put("iss", issuer().toString());
    }
    wire.redirect(grant.requested("redirect_uri"), answer);
  }

  private String choice(String query) {
    return people.keySet().stream()
        .map(p ->
            "<p><a id=\"%s\" href=\"?%s&amp;person=%s\">%s</a></p>"
                .formatted(p, query.replace("&", "&amp;"), p, p))
        .collect(Collectors.joining("", "<!doctype html><title>Stand-in provider</title>", ""));
  }

  private void token(Wire wire, Map<String, String> request) throws IOException {
    if (!isOurClient(wire)) {
      wire.send(401, Map.of("error", "invalid_client"));
      return;
    }
    var grant = codes.remove(request.getOrDefault("code", ""));
    if (grant == null || faults.contains(Fault.CODE_REFUSED) || !matches(grant, request)) {
      wire.send(400, Map.of("error", "invalid_grant"));
      return;
    }
    var access = accessToken(grant.person(), grant.scopes());
    var answer = new HashMap<String, Object>();
    answer.put("access_token", access);
    answer.put("token_type", "Bearer");
    answer.put("expires_in", StandInTokens.LIFETIME_SECONDS);
    answer.put("refresh_token", random());
    if (faults.contains(Fault.NOT_A_TOKEN)) {
      answer.put("id_token", "not.a.token");
    } else if (!faults.contains(Fault.NO_ID_TOKEN)) {
      answer.put("id_token", tokens.idToken(issuer().toString(), grant, access, habits, forgery));
    }
    wire.send(200, answer);
  }

  private static boolean matches(Grant grant, Map<String, String> request) {
    var challenge = StandInTokens.challenge(request.getOrDefault("code_verifier", ""));
    return grant.requested("redirect_uri").equals(request.get("redirect_uri"))
        && grant.requested("code_challenge").equals(challenge);
  }

  private void userinfo(Wire wire) throws IOException {
    var grant = accessTokens.get(wire.header("Authorization").replaceFirst("^Bearer ", ""));
    if (grant == null) {
      wire.send(401, Map.of("error", "invalid_token"));
      return;
    }
    if (faults.contains(Fault.USERINFO_NOT_JSON)) {
      wire.send(200, "application/json", "<html>");
      return;
    }
    var claims = new HashMap<String, Object>(grant.person().claims(grant.scopes(), habits));
    if (!faults.contains(Fault.USERINFO_WITHOUT_SUB)) {
      var another = faults.contains(Fault.USERINFO_OF_ANOTHER);
      claims.put("sub", another ? "somebody-else" : grant.person().sub());
    }
    var forged = faults.contains(Fault.USERINFO_FORGED);
    if (habits.contains(Habit.SIGNED_USERINFO) || forged) {
      var how = forged ? Signing.FOREIGN_KEY : Signing.RIGHT;
      var jwt = tokens.userinfo(issuer().toString(), grant, claims, habits, how);
      wire.send(200, "application/jwt", jwt);
    } else {
      wire.send(200, claims);
    }
  }

  private void introspect(Wire wire, Map<String, String> request) throws IOException {
    var grant = accessTokens.get(request.getOrDefault("token", ""));
    if (!isOurClient(wire)) {
      wire.send(401, Map.of("error", "invalid_client"));
    } else if (grant == null) {
      wire.send(200, Map.of("active", false));
    } else {
      var answer = new HashMap<String, Object>();
      answer.put("active", true);
      answer.put("sub", grant.person().sub());
      answer.put("client_id", grant.client());
      answer.put("scope", String.join(" ", grant.scopes()));
      answer.put("exp", Instant.now().plusSeconds(StandInTokens.LIFETIME_SECONDS).getEpochSecond());
      wire.send(200, answer);
    }
  }

  private void logout(Wire wire, Map<String, String> request) throws IOException {
    atTheBrowser = null;
    var back = request.get("post_logout_redirect_uri");
    if (back == null) {
      wire.send(200, "text/html", "<!doctype html><title>Logged out</title>");
    } else {
      wire.redirect(back, Map.of());
    }
  }

  private String remember(String token, Grant grant) {
    accessTokens.put(token, grant);
    return token;
  }

  private static String random() {
    return UUID.randomUUID().toString();
  }

  private static boolean isOurClient(Wire wire) {
    var pair = Wire.encode(CLIENT) + ":" + Wire.encode(SECRET); // RFC 6749, section 2.3.1
    var wanted = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return wire.header("Authorization").equals("Basic " + wanted);
  }
}
