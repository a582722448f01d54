package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the support log says of logins, uploads and failures, and what no log says (requirements
/// Z07, D09).
class SupportLogIT {
  private static final Path LOGS = Fovea.HOME.resolve("wildfly").resolve("log");
  private static final Pattern FULL_ADDRESS =
      Pattern.compile("(?<![0-9.])(?:[0-9]{1,3}\\.){3}[0-9]{1,3}(?![0-9.])");

  @Test
  void aLoginIsALineWithADigestAndAMaskedAddress() {
    new Browser().login("ada", "/account");

    assertThat(awaitLine("login status=303 "))
        .containsPattern("^\\S+Z login status=303 person=[0-9a-f]{64} address=127\\.0\\.xxx\\.xxx");
  }

  @Test
  void aFailedLoginSaysWhyButNotWhatCame() {
    Api.asNobody().get("/login?state=nobody-began-this&code=secret-canary-code&error=x%0Aforged");

    assertThat(awaitLine("login-failed"))
        .contains("status=400 person=- ", "reason=state_lost")
        .doesNotContain("canary");
  }

  @Test
  void anUploadIsALineWhenItBeginsAndWhenItIsWhole() throws IOException {
    var ada = Api.as("ada");
    byte[] picture = Pictures.jpeg(40, 30);
    var upload = ada.createUpload("canary-file-name.jpg", picture.length);
    ada.patch(upload, 0, picture);

    assertThat(awaitLine("upload-complete status=204")).containsPattern(" image=\\w{22}$");
    assertThat(awaitLine("upload-begun status=201")).contains("person=");
  }

  @Test
  void noLogHoldsAnAddressOrWhatATokenSays() {
    var claims = "{\"sub\":\"x\",\"name\":\"Zzqlogcanary\",\"email\":\"zzqlog@canary.example\"}";
    var token =
        part("{\"alg\":\"RS256\",\"kid\":\"zzqlogkid\"}") + "." + part(claims) + "." + part("sig");
    for (int i = 0; i < 50; i++) {
      Api.withToken(token).get("/api/v1/me", "X-Forwarded-For", "203.0.113.77, 2001:db8:1:2::77");
      Api.withToken("zzqlogopaque" + i).get("/api/v1/me");
    }
    new Browser().login("emmy", "/account");
    awaitLine("login status=303 "); // so all that came before it is written

    for (var file : StoredFiles.named(Fovea.HOME, ".log")) {
      assertThat(text(file))
          .as(file.toString())
          .doesNotContainIgnoringCase("zzqlogcanary")
          .doesNotContain("zzqlog@", "zzqlogopaque", part(claims), "203.0.113.77", "2001:db8:1:2")
          .doesNotContainPattern(FULL_ADDRESS);
    }
  }

  private static String part(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  /// The newest line that holds a text.
  private static String awaitLine(String text) {
    return Eventually.get(
            Duration.ofSeconds(10),
            () -> supportLines().stream().filter(line -> line.contains(text)).toList(),
            found -> !found.isEmpty())
        .getLast();
  }

  private static List<String> supportLines() {
    return StoredFiles.named(LOGS, "support.log").stream()
        .sorted((a, b) -> b.compareTo(a)) // support.log.1 is older
        .flatMap(file -> text(file).lines())
        .collect(Collectors.toList());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
