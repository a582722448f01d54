package org.fovea.web.login.provider;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;

/// An ID token that must not let anybody in.
///
/// @param name what is wrong with it
/// @param change makes the claims wrong
/// @param signing how it is signed
public record Forgery(String name, Consumer<JWTClaimsSet.Builder> change, Signing signing) {

  /// An ID token with nothing wrong.
  public static final Forgery NONE = new Forgery("none", claims -> {}, Signing.RIGHT);

  /// Every way we know.
  public static List<Forgery> all() {
    return List.of(
        claim("another nonce", c -> c.claim("nonce", "another")),
        claim("no nonce", c -> c.claim("nonce", null)),
        claim("another audience", c -> c.audience("another-client")),
        claim("no audience", c -> c.audience((String) null)),
        claim("two audiences, no azp", c -> c.audience(List.of("fovea-web", "another-client"))),
        claim("another azp", c -> c.claim("azp", "another-client")),
        claim("another issuer", c -> c.issuer("https://another.example.org")),
        claim("no issuer", c -> c.issuer(null)),
        claim("expired an hour ago", c -> c.expirationTime(at(-3600))),
        claim("expired beyond the skew", c -> c.expirationTime(at(-70))),
        claim("no expiry", c -> c.expirationTime(null)),
        claim("issued in an hour", c -> c.issueTime(at(3600))),
        claim("no issue time", c -> c.issueTime(null)),
        claim("no sub", c -> c.subject(null)),
        claim("blank sub", c -> c.subject(" ")),
        claim("sub of 256 characters", c -> c.subject("x".repeat(256))),
        claim("at_hash of another token", c -> c.claim("at_hash", "AAAAAAAAAAAAAAAAAAAAAA")),
        signed("another key under a known kid", Signing.FOREIGN_KEY),
        signed("an unknown kid", Signing.UNKNOWN_KEY),
        signed("alg none", Signing.NONE),
        signed("HS256 with the public key", Signing.HMAC_OF_PUBLIC_KEY),
        signed("HS256 with the client secret", Signing.HMAC_OF_CLIENT_SECRET),
        signed("the signature of other claims", Signing.OF_OTHER_CLAIMS));
  }

  @Override
  public String toString() {
    return name;
  }

  private static Forgery claim(String name, Consumer<JWTClaimsSet.Builder> change) {
    return new Forgery(name, change, Signing.RIGHT);
  }

  private static Forgery signed(String name, Signing signing) {
    return new Forgery(name, claims -> {}, signing);
  }

  @SuppressWarnings("JavaUtilDate") // the token library's type
  private static Date at(long seconds) {
    return Date.from(Instant.now().plusSeconds(seconds));
  }
}
