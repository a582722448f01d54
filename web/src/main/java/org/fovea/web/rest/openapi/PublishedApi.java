package org.fovea.web.rest.openapi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The document as files, made when it is first asked for; it cannot change while the server runs.
@ApplicationScoped
public class PublishedApi {
  private static final String BASE = "/api/"; // where the application is
  private static final int TAG_DIGITS = 32;

  private volatile @Nullable Map<String, File> files;

  /// One way to write the document.
  ///
  /// @param etag without quotes
  record File(String text, String contentType, String etag) {}

  /// @param format `json` or `yaml`
  /// @param classes of the application
  File file(String format, Set<Class<?>> classes) {
    var made = files;
    if (made == null) {
      made = write(ApiDocument.of(ApiRoutes.of(BASE, classes)));
      files = made; // two may make it at once, and make the same
    }
    return Objects.requireNonNull(made.get(format), format);
  }

  private static Map<String, File> write(JsonObject document) {
    return Map.of(
        "json", file(json(document), "application/json"),
        "yaml", file(YamlWriter.write(document), "application/yaml"));
  }

  private static File file(String text, String contentType) {
    return new File(text, contentType, digest(text));
  }

  private static String json(JsonObject document) {
    var text = new StringWriter();
    try (var writer =
        Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true)).createWriter(text)) {
      writer.writeObject(document);
    }
    return text.toString().strip() + "\n";
  }

  private static String digest(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)))
          .substring(0, TAG_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
