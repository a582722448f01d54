package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which images of a space programs may ask for, and how much room there is for more.
@ExtendWith(EstateOfTests.class)
class ImageListIT {
  private static final byte[] BROKEN = "no picture at all".getBytes(StandardCharsets.UTF_8);

  @Test
  void stateTitleAndDaysNarrowTheChoice(Estate estate) {
    var owner = estate.newcomer("lister");
    var space = owner.space("TEAM", "Lilies");
    var lily = image(owner, space, "Lily, Section 1", Pictures.png(40, 30));
    var rose = image(owner, space, "Rose 100% _ red", Pictures.png(50, 30));
    var broken = image(owner, space, "Second lily", BROKEN);
    var today = LocalDate.now(ZoneOffset.UTC); // a test that begins before midnight may end after
    var yesterday = today.minusDays(1);

    assertThat(found(owner, space, "")).containsExactly(broken, rose, lily);
    assertThat(found(owner, space, "&state=READY")).containsExactly(rose, lily);
    assertThat(found(owner, space, "&state=FAILED")).containsExactly(broken);
    assertThat(found(owner, space, "&state=PROCESSING")).isEmpty();
    assertThat(found(owner, space, "&title=LILY")).containsExactly(broken, lily);
    assertThat(found(owner, space, "&title=lily&state=READY")).containsExactly(lily);
    assertThat(found(owner, space, "&title=0%25%20_")).as("no wildcards").containsExactly(rose);
    assertThat(found(owner, space, "&title=%25")).containsExactly(rose);
    assertThat(found(owner, space, "&from=" + yesterday + "&to=" + today)).hasSize(3);
    assertThat(found(owner, space, "&to=" + yesterday.minusDays(1))).isEmpty();
    assertThat(found(owner, space, "&from=" + today.plusDays(2))).isEmpty();
  }

  @Test
  void pagesOfAChoiceHaveEachImageOnce(Estate estate) {
    var owner = estate.newcomer("pager");
    var space = owner.space("TEAM", "Pages");
    var first = image(owner, space, "leaf", BROKEN);
    image(owner, space, "stem", BROKEN);
    var third = image(owner, space, "Leaf", BROKEN);

    var page = list(owner, space, "&title=leaf&limit=1");
    assertThat(ids(page)).containsExactly(third);
    assertThat(found(owner, space, "&title=leaf&limit=1&after=" + page.getString("next")))
        .containsExactly(first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state=ready",
        "title=",
        "from=yesterday",
        "from=2026-11-22&to=2026-11-21",
        "to=%2B999999999-12-31"
      })
  void whatCannotBeMeantIsRefusedInWords(String query) {
    var answer = Api.as("ada").get("/api/v1/images?" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Api.body(answer).getString("detail")).isNotBlank();
  }

  @Test
  void roomIsToldBeforeItIsMissed(Estate estate) {
    var owner = estate.newcomer("hoarder");
    var space = owner.space("TEAM", "Room");
    var before = quota(owner, "me");
    var ofInstitution = quota(owner, "spaces/" + space).getJsonObject("institution");
    owner.upload(space, "", BROKEN);
    owner.beginUpload(space, "", 1000);

    var room = quota(owner, "spaces/" + space);

    long added = BROKEN.length + 1000L;
    assertThat(number(before, "usedBytes")).isZero();
    assertThat(number(room.getJsonObject("person"), "usedBytes")).isEqualTo(added);
    assertThat(quota(owner, "me")).isEqualTo(room.getJsonObject("person"));
    assertThat(number(room.getJsonObject("person"), "limitBytes")).isPositive();
    assertThat(number(room.getJsonObject("institution"), "usedBytes"))
        .isGreaterThanOrEqualTo(number(ofInstitution, "usedBytes") + added);
    assertThat(quota(owner, "spaces/" + owner.openAccount())).doesNotContainKey("institution");
    var administrator = estate.as(MatrixPerson.ADMINISTRATOR);
    var institution = "admin/institutions/" + owner.ownerOf(space);
    assertThat(quota(administrator, institution).getJsonNumber("limitBytes"))
        .isEqualTo(room.getJsonObject("institution").getJsonNumber("limitBytes"));
  }

  private static String image(SpaceApi owner, String space, String title, byte[] file) {
    var image = owner.upload(space, "", file);
    owner.api().settled(image);
    owner.send(
        "PATCH",
        "/api/v1/images/" + image,
        "application/merge-patch+json",
        "{'title': '%s'}".formatted(title));
    return image;
  }

  private static List<String> found(SpaceApi owner, String space, String query) {
    return ids(list(owner, space, query));
  }

  private static JsonObject list(SpaceApi owner, String space, String query) {
    return Api.json(owner.api().get("/api/v1/images?space=" + space + query));
  }

  private static List<String> ids(JsonObject page) {
    return page.getJsonArray("images").getValuesAs(JsonObject.class).stream()
        .map(image -> image.getString("id"))
        .toList();
  }

  private static JsonObject quota(SpaceApi person, String whose) {
    return Api.json(person.api().get("/api/v1/" + whose + "/quota"));
  }

  private static long number(JsonObject json, String name) {
    return json.getJsonNumber(name).longValueExact();
  }
}
