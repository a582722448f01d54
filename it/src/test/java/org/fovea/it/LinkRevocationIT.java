package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A link shows nothing any more within five seconds of the moment when its maker may not look at
/// the image any more, by whatever way they came to it, also to a browser that keeps a copy; and is
/// deleted later.
@ExtendWith(EstateOfTests.class)
class LinkRevocationIT {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final byte[] PICTURE = Pictures.jpeg(300, 200);

  @ParameterizedTest
  @EnumSource(
      names = {"MEMBERSHIP", "MEMBERSHIP_LEFT", "TEAM", "PROJECT", "ENTITLEMENT", "ACTIVE_ACCOUNT"})
  void aLinkDiesWithTheRightOfItsMaker(Grant way, Estate estate) {
    var granted = way.give(estate);
    var maker = new SpaceApi(granted.api());
    var space = granted.api().image(granted.image()).getString("space");
    var own = maker.upload(space, "", PICTURE);
    estate.pi().api().settled(own);
    var token = Links.token(maker.imageLink(own, true));

    assertDies(estate, own, token, granted.revocation());
  }

  @Test
  void aLinkDiesWithItsMakersRestrictionAndComesBackAfterIt(Estate estate) {
    var maker = estate.newcomer("maker-who-restricts");
    var image = maker.upload(maker.openAccount(), "", PICTURE);
    maker.api().settled(image);
    var token = Links.token(maker.imageLink(image, false));

    assertDies(
        estate,
        image,
        token,
        () -> maker.send("PUT", "/api/v1/me/restriction", "application/json", ""));
    maker.send("DELETE", "/api/v1/me/restriction", "application/json", "");
    assertThat(statuses(estate, image, token, "")).containsOnly(200);
  }

  @Test
  void aLinkFollowsItsImageAndGoesWithIt(Estate estate) {
    var maker = estate.pi();
    var from = maker.space("TEAM", "Where it was");
    var to = maker.space("PROJECT", "Where it is");
    var image = estate.readyImage(from, "");
    var token = Links.token(maker.imageLink(image, false));
    maker.post("/api/v1/images/moves", "{'images': ['%s'], 'space': '%s'}".formatted(image, to));
    assertThat(statuses(estate, image, token, "")).containsOnly(200);
    maker.archive(to);
    assertThat(statuses(estate, image, token, "")).as("archived").containsOnly(200);
    maker.change(to, "{'archived': false}");

    assertDies(estate, image, token, () -> maker.deleteImage(image));
    assertThat(estate.fovea().asNobody().get("/embed/" + token).statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsOverGoesThirtyDaysLater(Estate estate) {
    var maker = estate.pi();
    var image = maker.upload(maker.space("TEAM", "With old links"), "", PICTURE);
    var young = maker.imageLink(image, false);
    var old = maker.imageLink(image, false);
    var open = maker.imageLink(image, false);
    Links.endsAt(estate.fovea(), young, "utc_timestamp() - interval 29 day");
    Links.endsAt(estate.fovea(), old, "utc_timestamp() - interval 31 day");
    estate.fovea().browser(MatrixPerson.ADMINISTRATOR.person().orElseThrow()); // proves the clock
    estate.as(MatrixPerson.ADMINISTRATOR).post("/api/v1/admin/retention/IMAGE_LINKS", "");

    var left = Eventually.get(PATIENCE, () -> ids(maker, image), found -> found.size() == 2);
    assertThat(left).containsExactly(open.getString("id"), young.getString("id"));
  }

  private static List<String> ids(SpaceApi maker, String image) {
    return Api.json(maker.api().get("/api/v1/images/" + image + "/links"))
        .getJsonArray("links")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(link -> link.getString("id"))
        .toList();
  }

  private static void assertDies(Estate estate, String image, String token, Runnable end) {
    var etag =
        estate
            .fovea()
            .asNobody()
            .get(tile(image, token))
            .headers()
            .firstValue("ETag")
            .orElseThrow();
    assertThat(statuses(estate, image, token, "")).as("before").containsOnly(200);
    assertThat(statuses(estate, image, token, etag)).as("with a copy").contains(304);

    end.run();

    var last =
        Eventually.get(
            LIMIT,
            () -> statuses(estate, image, token, etag),
            found -> found.stream().allMatch(status -> status == 404));
    assertThat(last).containsOnly(404);
    assertThat(statuses(estate, image, token, "")).containsOnly(404);
  }

  private static List<Integer> statuses(Estate estate, String image, String token, String etag) {
    var nobody = estate.fovea().asNobody();
    String[] headers = etag.isEmpty() ? new String[0] : new String[] {"If-None-Match", etag};
    return List.of("/dzi/" + image + ".dzi?link=" + token, tile(image, token), "/r/" + token)
        .stream()
        .map(address -> nobody.get(address, headers).statusCode())
        .toList();
  }

  private static String tile(String image, String token) {
    return "/dzi/" + image + "_files/8/0_0.jpg?link=" + token;
  }
}
