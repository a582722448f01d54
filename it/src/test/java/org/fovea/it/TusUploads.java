package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Uploads in every state, by the names that `tus.table` has for them. Each is made once, but those
/// with a mark behind their name for each case anew.
final class TusUploads {
  private static final Pattern NAME = Pattern.compile("\\{([a-z-]+!?)}");
  private static final String OWN = "!";
  private static final String HELLO = "hello";
  private static final String WORLD = " world";
  private static final int LENGTH = (HELLO + WORLD).length();
  private static final String NAMED =
      "filename " + Api.base64("hello.txt") + ",note"; // as HEAD must give it back

  private final Api owner;
  private final Api other;
  private final Map<String, String> made = new HashMap<>();

  TusUploads(String owner) {
    this.owner = Api.as(owner);
    this.other = Api.as("emmy");
  }

  /// The texts with addresses in place of names.
  String fill(String caseName, String text) {
    return NAME.matcher(text)
        .replaceAll(name -> Matcher.quoteReplacement(find(caseName, name.group(1))));
  }

  private String find(String caseName, String name) {
    boolean own = name.endsWith(OWN);
    var key = own ? caseName + "/" + name : name;
    var known = made.get(key);
    if (known == null) {
      known = make(own ? name.substring(0, name.length() - 1) : name);
      made.put(key, known);
    }
    return known;
  }

  private String make(String name) {
    return switch (name) {
      case "new" -> "/api/v1/uploads";
      case "never" -> "/api/v1/uploads/" + "0".repeat(22);
      case "empty" -> whole();
      case "open" -> add(whole(), 0, HELLO);
      case "deferred" -> add(begin(owner, "Upload-Defer-Length", "1"), 0, HELLO);
      case "complete" -> add(whole(), 0, HELLO + WORLD);
      case "corrupt" -> corrupt();
      case "partial" -> add(part(LENGTH), 0, HELLO);
      case "first" -> add(part(HELLO.length()), 0, HELLO);
      case "rest" -> add(part(WORLD.length()), 0, WORLD);
      case "final" -> join();
      case "joined" -> joined();
      case "foreign" -> begin(other, "Upload-Length", Integer.toString(LENGTH));
      case "given-up" -> givenUp();
      case "expired" -> expired();
      default -> throw new IllegalArgumentException("no upload is called " + name);
    };
  }

  private String whole() {
    return begin(owner, "Upload-Length", Integer.toString(LENGTH), "Upload-Metadata", NAMED);
  }

  private String part(int length) {
    return begin(owner, "Upload-Length", Integer.toString(length), "Upload-Concat", "partial");
  }

  private String join() {
    var first = add(part(HELLO.length()), 0, HELLO);
    var rest = add(part(WORLD.length()), 0, WORLD);
    made.put("joined", first);
    return begin(
        owner,
        "Upload-Concat",
        "final;" + first + " " + rest,
        "Upload-Metadata",
        "filename " + Api.base64("joined.txt"));
  }

  private String joined() {
    made.put("final", join());
    return Objects.requireNonNull(made.get("joined"));
  }

  private String corrupt() {
    var upload =
        begin(
            owner,
            "Upload-Length",
            Integer.toString(LENGTH),
            "Upload-Metadata",
            "filename YQ==,sha256 " + Api.base64("0".repeat(64)));
    assertThat(owner.patch(URI.create(upload), 0, bytes(HELLO + WORLD)).statusCode())
        .isEqualTo(460);
    return upload;
  }

  private String givenUp() {
    var upload = whole();
    assertThat(delete(owner, upload).statusCode()).isEqualTo(204);
    return upload;
  }

  private String expired() {
    var upload = add(whole(), 0, HELLO);
    try (var connection = Fovea.database("app");
        var change =
            connection.prepareStatement(
                "update fovea.upload set last_activity_at = utc_timestamp() - interval 24 hour"
                    + " where public_id = ?")) {
      change.setString(1, upload.substring(upload.lastIndexOf('/') + 1));
      assertThat(change.executeUpdate()).isEqualTo(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return upload;
  }

  private String begin(Api whose, String... headers) {
    var all = Stream.concat(Stream.of("Tus-Resumable", Api.TUS), Stream.of(headers));
    var answer =
        whose.send("POST", "/api/v1/uploads", BodyPublishers.noBody(), all.toArray(String[]::new));
    assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(201);
    return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
  }

  private String add(String upload, long offset, String text) {
    var answer = owner.patch(URI.create(upload), offset, bytes(text));
    assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(204);
    return upload;
  }

  private static HttpResponse<byte[]> delete(Api whose, String path) {
    return whose.send("DELETE", path, BodyPublishers.noBody(), "Tus-Resumable", Api.TUS);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
