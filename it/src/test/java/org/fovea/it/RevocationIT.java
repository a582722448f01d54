package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A role that ends is gone at every door within five seconds, and for copies that a browser keeps
/// just as well (S-01).
@ExtendWith(EstateOfTests.class)
class RevocationIT {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  @ParameterizedTest
  @EnumSource(Grant.class)
  void whatIsTakenAwayIsGoneAtEveryDoor(Grant way, Estate estate) {
    var granted = way.give(estate);
    var doors = doors(granted);
    assertThat(doors).as("before").allSatisfy(door -> assertThat(door.ask()).isEmpty());

    long begin = System.nanoTime();
    granted.revocation().run();
    var open = Eventually.get(LIMIT, () -> stillOpen(doors), List::isEmpty);

    assertThat(open).isEmpty();
    System.out.printf(
        "%s taken away: %d doors refuse after %.1f s%n",
        way, doors.size(), (System.nanoTime() - begin) / 1e9);
    // and none opens again by what another door remembers
    assertThat(stillOpen(doors)).isEmpty();
  }

  private static List<String> stillOpen(List<Cell> doors) {
    return doors.stream().filter(door -> !door.answer().isRefused()).map(Cell::what).toList();
  }

  private static List<Cell> doors(Grant.Granted granted) {
    var dzi = "/dzi/" + granted.image();
    var api = "/api/v1/images/" + granted.image();
    var token = granted.api();
    var etag = token.get(dzi + ".dzi").headers().firstValue("ETag").orElse("");
    List<Cell> doors = new ArrayList<>();
    for (var address : List.of(dzi + ".dzi", dzi + "_files/8/0_0.jpg", api, api + "/thumbnail")) {
      var door = new Cell(address, token, "GET", address, List.of(), "", 200);
      doors.add(door);
      doors.add(door.by("with a cookie", granted.browser()));
    }
    for (var address : List.of(dzi + ".dzi", dzi + "_files/8/0_0.jpg", api + "/thumbnail")) {
      var tag = token.get(address).headers().firstValue("ETag").orElse(etag);
      doors.add(
          new Cell(address, token, "GET", address, List.of(), "", 200)
              .with("has a copy", 304, "If-None-Match", tag));
    }
    var page = "/view/" + granted.image();
    doors.add(new Cell(page, granted.browser(), "GET", page, List.of(), "", 200));
    granted
        .more()
        .forEach(
            address -> doors.add(new Cell(address, token, "GET", address, List.of(), "", 200)));
    granted
        .upload()
        .ifPresent(upload ->
            doors.add(
                new Cell(
                    "PATCH of an upload",
                    token,
                    "PATCH",
                    "/api/v1/uploads/" + upload,
                    List.of(
                        "Tus-Resumable", Api.TUS, "Upload-Offset", "0", "Content-Type", Api.BYTES),
                    "",
                    204)));
    return doors;
  }
}
