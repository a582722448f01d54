package org.fovea.web.login.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Signs what the stand-in provider says, rightly or as a forger would. Safe for many threads.
final class StandInTokens {
  /// How long a token lives, in seconds.
  static final int LIFETIME_SECONDS = 300;

  // one for all providers of a process: making an RSA key takes longer than a whole login
  private static final RSAKey FIRST_RSA = rsa("rsa-" + UUID.randomUUID());
  private static final ECKey FIRST_EC = ec("ec-" + UUID.randomUUID());
  private static final RSAKey FOREIGN = rsa("foreign");

  private final String clientSecret;
  private volatile RSAKey rsa = FIRST_RSA;
  private volatile ECKey ec = FIRST_EC;

  StandInTokens(String clientSecret) {
    this.clientSecret = clientSecret;
  }

  /// The public keys, as the provider publishes them.
  String jwks() {
    return new JWKSet(List.of(rsa, ec)).toString(true);
  }

  /// Replaces the keys; tokens signed before are worthless from now on.
  void rotate() {
    rsa = rsa("rsa-" + UUID.randomUUID());
    ec = ec("ec-" + UUID.randomUUID());
  }

  private String sign(JWTClaimsSet claims, JWSAlgorithm algorithm, String type, Signing how) {
    try {
      return switch (how) {
        case RIGHT -> signed(claims, algorithm, type, key(algorithm), key(algorithm).getKeyID());
        case FOREIGN_KEY -> signed(claims, JWSAlgorithm.RS256, type, FOREIGN, rsa.getKeyID());
        case UNKNOWN_KEY -> signed(claims, JWSAlgorithm.RS256, type, FOREIGN, "unknown");
        case NONE -> new PlainJWT(claims).serialize();
        case HMAC_OF_PUBLIC_KEY -> hmac(claims, rsa.toRSAPublicKey().getEncoded(), rsa.getKeyID());
        case HMAC_OF_CLIENT_SECRET ->
            hmac(claims, clientSecret.repeat(2).getBytes(StandardCharsets.UTF_8), "secret");
        case OF_OTHER_CLAIMS -> ofOtherClaims(claims, algorithm, type);
      };
    } catch (JOSEException | ParseException e) {
      throw new IllegalStateException("cannot sign", e);
    }
  }

  /// An ID token for the client of `grant`.
  String idToken(String issuer, Grant grant, String access, Set<Habit> habits, Forgery forgery) {
    var claims = claims(issuer, grant.person()).audience(grant.client());
    claims.claim("nonce", grant.requested("nonce"));
    claims.claim("at_hash", leftHalf(access));
    if (!habits.contains(Habit.CLAIMS_ONLY_IN_USERINFO)) {
      grant.person().claims(grant.scopes(), habits).forEach(claims::claim);
    }
    if (!grant.requested("max_age").isEmpty()) {
      claims.claim("auth_time", Instant.now().getEpochSecond());
    }
    forgery.change().accept(claims);
    return sign(claims.build(), algorithm(habits), "JWT", forgery.signing());
  }

  /// A signed access token for the client of `grant`; a null among `changes` removes a claim.
  String accessToken(
      String issuer, Grant grant, Set<Habit> habits, Map<String, ?> changes, Signing how) {
    var claims = claims(issuer, grant.person()).audience(List.of(grant.client(), "account"));
    claims.claim("azp", grant.client()).claim("scope", String.join(" ", grant.scopes()));
    var typed = !habits.contains(Habit.NO_TYP);
    if (typed) {
      claims.claim("typ", "Bearer");
    }
    if (!habits.contains(Habit.CLAIMS_ONLY_IN_USERINFO)) {
      grant.person().claims(grant.scopes(), habits).forEach(claims::claim);
    }
    changes.forEach(claims::claim);
    return sign(claims.build(), algorithm(habits), typed ? "JWT" : "", how);
  }

  /// A signed answer of userinfo.
  String userinfo(
      String issuer, Grant grant, Map<String, ?> answer, Set<Habit> habits, Signing how) {
    var claims = new JWTClaimsSet.Builder().issuer(issuer).audience(grant.client());
    answer.forEach(claims::claim);
    return sign(claims.build(), algorithm(habits), "JWT", how);
  }

  /// BASE64URL(SHA-256(text)): the PKCE challenge of a verifier (RFC 7636, section 4.2).
  static String challenge(String verifier) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(verifier));
  }

  @SuppressWarnings("JavaUtilDate") // the token library's type
  private static JWTClaimsSet.Builder claims(String issuer, StandInPerson person) {
    var now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .subject(person.sub())
        .jwtID(UUID.randomUUID().toString())
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(LIFETIME_SECONDS)));
  }

  private static JWSAlgorithm algorithm(Set<Habit> habits) {
    return habits.contains(Habit.ES256) ? JWSAlgorithm.ES256 : JWSAlgorithm.RS256;
  }

  private static String leftHalf(String access) {
    var half = Arrays.copyOf(sha256(access), 16);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(half);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  private JWK key(JWSAlgorithm algorithm) {
    return algorithm.equals(JWSAlgorithm.ES256) ? ec : rsa;
  }

  private String ofOtherClaims(JWTClaimsSet claims, JWSAlgorithm algorithm, String type)
      throws JOSEException, ParseException {
    var other = new JWTClaimsSet.Builder(claims).subject("somebody-else").build();
    var good = sign(other, algorithm, type, Signing.RIGHT);
    var wanted = sign(claims, algorithm, type, Signing.RIGHT);
    return wanted.substring(0, wanted.lastIndexOf('.')) + good.substring(good.lastIndexOf('.'));
  }

  private static String hmac(JWTClaimsSet claims, byte[] secret, String keyId)
      throws JOSEException {
    var jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(keyId).build(), claims);
    jwt.sign(new MACSigner(secret));
    return jwt.serialize();
  }

  private static String signed(
      JWTClaimsSet claims, JWSAlgorithm algorithm, String type, JWK key, String keyId)
      throws JOSEException {
    var header = new JWSHeader.Builder(algorithm).keyID(keyId);
    if (!type.isEmpty()) {
      header.type(new JOSEObjectType(type));
    }
    var jwt = new SignedJWT(header.build(), claims);
    JWSSigner signer =
        key instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner(key.toRSAKey());
    jwt.sign(signer);
    return jwt.serialize();
  }

  private static RSAKey rsa(String keyId) {
    try {
      return new RSAKeyGenerator(2048).keyUse(KeyUse.SIGNATURE).keyID(keyId).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("cannot make an RSA key", e);
    }
  }

  private static ECKey ec(String keyId) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyUse(KeyUse.SIGNATURE).keyID(keyId).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("cannot make an EC key", e);
    }
  }
}
