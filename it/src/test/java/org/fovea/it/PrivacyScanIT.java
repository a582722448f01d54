package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// After all other tests have run: nothing of the demo people is on the disk but their `sub` (Z05).
@Order(Integer.MAX_VALUE)
class PrivacyScanIT {
  @BeforeAll
  static void everybodyLogsIn() {
    for (var person : List.of("ada", "emmy", "alan", "lise", "grace", "vera")) {
      new Browser().login(person, "/account");
    }
  }

  @Test
  void findsWhatWasPlantedAndNothingElse() {
    var scan = Fovea.run("pii-scan");

    assertThat(scan.exitCode()).as(scan.output()).isZero();
    assertThat(scan.output()).contains("10 of 10");
  }

  @Test
  void allLogsTogetherStayBelowTenMegabytes() {
    long bytes =
        StoredFiles.named(Fovea.HOME, ".log").stream()
            .mapToLong(file -> file.toFile().length())
            .sum();

    assertThat(bytes).isBetween(1L, 10_000_000L);
  }
}
