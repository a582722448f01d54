package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/// `X-HTTP-Method-Override` opens no door: a request is checked as the method that it means (S-05,
/// S-10).
class OverriddenMethodIT {
  private static final String OVERRIDE = "X-HTTP-Method-Override";
  private final Api ada = Api.as("ada");

  @Test
  void whatSeemsToReadNeedsTheTokenOfTheSession() {
    var upload = ada.createUpload("overridden.bin", 10);
    var session = session();

    for (var actual : new String[] {"GET", "POST", "DELETE"}) {
      var answer =
          session.send(
              actual,
              upload.getPath(),
              BodyPublishers.noBody(),
              "Tus-Resumable",
              Api.TUS,
              OVERRIDE,
              "DELETE",
              "Sec-Fetch-Site",
              "same-origin");
      assertThat(answer.statusCode()).as(actual).isEqualTo(403);
      assertThat(Api.text(answer)).contains("cross-site");
    }
    assertThat(ada.offset(upload)).isZero();
  }

  @Test
  void nobodyElseGivesAnUploadUp() {
    var upload = ada.createUpload("overridden.bin", 10);

    assertThat(override(Api.as("emmy"), upload, "DELETE")).isEqualTo(404);
    assertThat(override(Api.asNobody(), upload, "DELETE")).isEqualTo(401);
    assertThat(ada.offset(upload)).isZero();
    assertThat(override(ada, upload, "DELETE")).isEqualTo(204);
  }

  @Test
  void otherAddressesKnowNoOtherMethod() {
    var answer = ada.send("GET", "/api/v1/me", BodyPublishers.noBody(), OVERRIDE, "DELETE");

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private static int override(Api whose, URI upload, String method) {
    return whose
        .send(
            "POST",
            upload.getPath(),
            BodyPublishers.noBody(),
            "Tus-Resumable",
            Api.TUS,
            OVERRIDE,
            method)
        .statusCode();
  }

  private static Api session() {
    var browser = new Browser();
    browser.login("ada", "/account");
    return Api.withCookie(Fovea.ADDRESS, browser.cookie("fovea").orElseThrow());
  }
}
