package org.fovea.web.login;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.fovea.service.access.Affiliations;
import org.fovea.service.access.Caller;

/// Tells whom the access token of an API request stands for (RFC 6750). Makes no session.
///
/// Signed tokens are verified here; of opaque ones the provider is asked, by introspection, or by
/// userinfo if it signs there whom the token was issued to. Plain userinfo does not say that, and
/// then any other service of the federation could use its visitors' tokens here: refused. Safe for
/// use by many threads.
final class BearerTokens {
  private static final int CAPACITY = 10_000;
  private static final int QUESTIONS_AT_ONCE = 8;
  private static final Duration SIGNED_MEMORY = Duration.ofHours(1);
  private static final Duration OPAQUE_MEMORY = Duration.ofMinutes(5);
  private static final int LONGEST = 16_384;
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  private record Verdict(Bearer bearer, Instant until) {}

  private final TokenVerifier verifier;
  private final Introspection introspection;
  private final Userinfo userinfo;
  private final RelyingParty self;
  private final Clock clock;
  private final VerifiedTokens verified;
  // else a flood of invented tokens would hold all threads of the server, waiting for the provider
  private final Semaphore questions = new Semaphore(QUESTIONS_AT_ONCE);

  BearerTokens(
      TokenVerifier verifier,
      Introspection introspection,
      Userinfo userinfo,
      RelyingParty self,
      Clock clock) {
    this.verifier = verifier;
    this.introspection = introspection;
    this.userinfo = userinfo;
    this.self = self;
    this.clock = clock;
    this.verified = new VerifiedTokens(CAPACITY, clock);
  }

  /// Whom `token` stands for, or empty if it is worth nothing here.
  ///
  /// @throws LoginFailedException if the provider must be asked and does not answer, or wrongly
  Optional<Bearer> find(String token) {
    if (token.length() > LONGEST) {
      return Optional.empty();
    }
    var known = verified.find(token);
    if (known.isPresent() || !TOKEN.matcher(token).matches()) { // what is known is in order
      return known;
    }
    var verdict = isSigned(token) ? signed(token) : opaque(token);
    verdict.ifPresent(v -> verified.remember(token, v.bearer, v.until));
    return verdict.map(Verdict::bearer);
  }

  private static boolean isSigned(String token) {
    return token.startsWith("eyJ") && token.chars().filter(c -> c == '.').count() == 2;
  }

  private Optional<Verdict> signed(String token) {
    try {
      return verifier.accessToken(SignedJWT.parse(token)).map(claims -> verdict(token, claims));
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  @SuppressWarnings("JavaUtilDate") // the token library's type
  private Verdict verdict(String token, JWTClaimsSet claims) {
    var said = new PersonClaims(List.of(claims.getClaims()));
    var sub = claims.getSubject();
    var affiliations = said.tellAffiliations() ? said.affiliations() : asked(token, sub);
    var expires = claims.getExpirationTime().toInstant();
    var issued = Optional.ofNullable(claims.getIssueTime()).map(Date::toInstant);
    var bearer = new Bearer(person(sub, affiliations), issued, self.scopeOf(scope(claims)));
    return new Verdict(bearer, earlier(expires, SIGNED_MEMORY));
  }

  // one text with blanks (RFC 9068, section 2.2.3); some providers send an array
  private static List<String> scope(JWTClaimsSet claims) {
    return switch (claims.getClaim("scope")) {
      case String words -> List.of(words.split(" "));
      case List<?> words -> words.stream().map(String::valueOf).toList();
      case null, default -> List.of();
    };
  }

  private Affiliations asked(String token, String sub) {
    return question(() -> userinfo.ask(new BearerAccessToken(token), sub))
        .map(answer -> new PersonClaims(List.of(answer.claims())).affiliations())
        .orElse(Affiliations.NONE);
  }

  private Optional<Verdict> opaque(String token) {
    return introspection.isOffered() ? introspected(token) : vouched(token);
  }

  private Optional<Verdict> introspected(String token) {
    return question(() -> introspection.ask(new BearerAccessToken(token)))
        .map(active ->
            new Verdict(
                new Bearer(
                    person(active.sub(), asked(token, active.sub())),
                    active.issued(),
                    self.scopeOf(active.scope())),
                earlier(active.expires(), OPAQUE_MEMORY)));
  }

  private Optional<Verdict> vouched(String token) {
    return question(() -> userinfo.ask(new BearerAccessToken(token)))
        .filter(Userinfo.Answer::forUs)
        .map(answer ->
            new Verdict(
                new Bearer(
                    person(answer.sub(), new PersonClaims(List.of(answer.claims())).affiliations()),
                    Optional.empty(),
                    self.scopeOf(List.of())), // userinfo says nothing of a token's scope
                earlier(Instant.MAX, OPAQUE_MEMORY)));
  }

  private <T> Optional<T> question(Supplier<Optional<T>> asking) {
    if (!questions.tryAcquire()) {
      throw LoginFailedException.providerDown("too many questions to the provider at once");
    }
    try {
      return asking.get();
    } finally {
      questions.release();
    }
  }

  private Caller.Person person(String sub, Affiliations affiliations) {
    return new Caller.Person(self.subject(sub), affiliations);
  }

  private Instant earlier(Instant expires, Duration memory) {
    var limit = clock.instant().plus(memory);
    return expires.isBefore(limit) ? expires : limit;
  }
}
