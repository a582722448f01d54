package org.fovea.web.rest.iiif;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.fovea.web.rest.image.PrivateAnswer;

/// Documents of IIIF: JSON-LD unless a client asks for plain JSON (Image API 3.0, section 5.1;
/// Presentation API 3.0, section 6.2).
final class JsonAnswer {
  private static final MediaType JSON_LD = new MediaType("application", "ld+json");

  private JsonAnswer() {}

  /// @param context the address of the JSON-LD context, which is the profile, too
  static Response of(Request request, HttpHeaders headers, JsonObject document, String context) {
    var text = document.toString();
    var type =
        wantsPlain(headers)
            ? MediaType.APPLICATION_JSON_TYPE
            : new MediaType("application", "ld+json", Map.of("profile", context));
    // the same document under both types: the type is part of what has changed
    var answer = PrivateAnswer.of(request, text, type.toString(), digest(text + type));
    return Response.fromResponse(answer).header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
  }

  private static boolean wantsPlain(HttpHeaders headers) {
    var accepted = headers.getAcceptableMediaTypes();
    return accepted.stream().anyMatch(type -> same(type, MediaType.APPLICATION_JSON_TYPE))
        && accepted.stream().noneMatch(type -> same(type, JSON_LD));
  }

  private static boolean same(MediaType one, MediaType other) {
    return one.getType().equals(other.getType()) && one.getSubtype().equals(other.getSubtype());
  }

  private static String digest(String text) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      var bytes = sha.digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
