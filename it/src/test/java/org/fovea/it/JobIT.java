package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What becomes of uploads, for programs that ask again and again.
class JobIT {
  private static final String JOBS = "/api/v1/me/jobs";

  private final Api ada = Api.as("ada");

  @Test
  void anUploadIsThereUntilItHasSettledAndALittleLonger() {
    var image = ada.upload("asked for.png", Pictures.png(300, 200));
    var ready =
        Eventually.get(
            Duration.ofMinutes(2),
            () -> job(ada, image).orElseThrow(), // never gone before its end was told
            found -> found.getString("state").equals("READY"));
    assertThat(ready).isEqualTo(ada.image(image));

    var afterwards =
        Eventually.get(Duration.ofSeconds(30), () -> job(ada, image), Optional::isEmpty);
    assertThat(afterwards).isEmpty();
    assertThat(ada.image(image).getString("state")).isEqualTo("READY");
  }

  @Test
  void nobodySeesTheUploadsOfOthers() {
    var image = ada.upload("not for others.png", Pictures.png(30, 20));

    assertThat(job(ada, image)).isPresent();
    assertThat(job(Api.as("emmy"), image)).isEmpty();
    assertThat(Api.asNobody().get(JOBS).statusCode()).isEqualTo(401);
  }

  private static Optional<JsonObject> job(Api who, String image) {
    return Api.json(who.get(JOBS)).getJsonArray("images").getValuesAs(JsonObject.class).stream()
        .filter(each -> each.getString("id").equals(image))
        .findAny();
  }
}
