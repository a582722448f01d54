package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.fovea.it.AuthorisationTable.Row;
import org.fovea.it.AuthorisationTable.Thing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// To whoever may not know of a thing, it looks as if there were none: same status, same headers,
/// same body, and no sooner or later (S-01).
@ExtendWith(EstateOfTests.class)
class StrangersIT {
  /// Which policies and which retention jobs there are is published.
  private static final Set<String> NO_SECRETS = Set.of("kind", "job");

  private static final int SAMPLES = 400;
  private static final int WARM_UP = 100;
  private static final double GROSS = 2;

  /// Wherever the matrix has a 404 for what exists, the answer is compared with that for what never
  /// existed, by each caller.
  @Test
  void whatIsHiddenLooksLikeWhatIsAbsent(Estate estate) {
    var cells = new Cells(estate);
    List<String> different = new ArrayList<>();
    int compared = 0;
    for (var row : AuthorisationTable.read().rows()) {
      if (!row.thing().existence().matches("exists|foreign|deleted")
          || row.thing().variable().isEmpty()
          || NO_SECRETS.contains(row.thing().variable())) {
        continue;
      }
      for (var label : row.statuses().keySet()) {
        int wanted = row.statuses().getOrDefault(label, 0);
        if (wanted != 404 && wanted != 401) {
          continue;
        }
        var who = MatrixPerson.labelled(label);
        var hidden = cells.plain(row, who, wanted).answer();
        var absent = cells.plain(never(row), who, wanted).answer();
        compared++;
        if (!hidden.equals(absent)) {
          different.add(
              "line %d, %s as %s: %s instead of %s"
                  .formatted(row.number(), row.route(), label, hidden, absent));
        }
      }
    }
    System.out.println("strangers: " + compared + " pairs of hidden and absent compared");
    assertThat(compared).isGreaterThan(300);
    assertThat(different).isEmpty();
  }

  private static Row never(Row row) {
    var thing = new Thing(row.thing().variable(), "never");
    return new Row(row.number(), row.route(), row.place(), thing, row.statuses());
  }

  /// Requests for a hidden thing, for one that never was and for another that never was, in turns:
  /// the two latter tell what is noise. Machines have bad moments, so only a gross difference
  /// fails; the figures are printed.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dzi/{image}.dzi",
        "/dzi/{image}_files/8/0_0.jpg",
        "/dzi/{image}.szi",
        "/iiif/3/{image}/full/!64,64/5/default.png",
        "/iiif/presentation/3/{space}/collection",
        "/zoomify/{image}/TileGroup0/0-0-0.jpg",
        "/api/v1/images/{image}",
        "/api/v1/images/{image}/original",
        "/api/v1/spaces/{space}",
        "/api/v1/spaces/{space}/members"
      })
  void hidingTakesAsLongAsNotFinding(String path, Estate estate) {
    var stranger = MatrixPerson.STRANGER.at(estate.fovea());
    var things = estate.place("project");
    var addresses =
        new String[] {
          Requests.fill(path, things::get),
          Requests.fill(path, name -> "0".repeat(22)),
          Requests.fill(path, name -> "1".repeat(22))
        };
    var nanos = new long[addresses.length][SAMPLES];
    for (int sample = -WARM_UP; sample < SAMPLES; sample++) {
      for (int i = 0; i < addresses.length; i++) {
        long begin = System.nanoTime();
        var answer = stranger.get(addresses[i]);
        long taken = System.nanoTime() - begin;
        assertThat(answer.statusCode()).isEqualTo(404);
        if (sample >= 0) {
          nanos[i][sample] = taken;
        }
      }
    }
    var medians = Stream.of(nanos).mapToDouble(StrangersIT::medianMillis).toArray();
    System.out.printf(
        "%s: hidden %.2f ms, absent %.2f and %.2f ms (medians of %d)%n",
        path, medians[0], medians[1], medians[2], SAMPLES);
    assertThat(medians[0] / medians[1]).isBetween(1 / GROSS, GROSS);
  }

  private static double medianMillis(long[] nanos) {
    Arrays.sort(nanos);
    return nanos[nanos.length / 2] / 1e6;
  }
}
