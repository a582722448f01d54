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

  /// As a proxy would tell where somebody comes from, to pages that exist and that do not, to what
  /// is refused and what fails.
  @BeforeAll
  static void visitorsComeFromAddressesThatAreLookedFor() {
    var addresses = MarkedPicture.read("/org/fovea/launcher/scan/visitor-canaries.txt").values();
    var visitor = new Browser();
    for (var address : addresses) {
      for (var page :
          List.of("/", "/account", "/absent", "/login?state=no&code=no", "/api/v1/me")) {
        var answer =
            visitor.get(
                page,
                "X-Forwarded-For",
                address,
                "Forwarded",
                "for=\"[" + address + "]\"",
                "X-Real-IP",
                address);
        assertThat(answer.statusCode()).as(page).isPositive();
      }
    }
  }

  /// It does so in EXIF, XMP and IPTC; neither the pyramid nor anything else may.
  @BeforeAll
  static void aPictureNamesItsMaker() {
    var ada = Api.as("ada");
    var image = ada.upload("marked.jpg", MarkedPicture.jpeg(1200, 900));
    assertThat(ada.settled(image).getString("state")).isEqualTo("READY");
    assertThat(ada.get("/dzi/" + image + "_files/11/0_0.jpg").statusCode()).isEqualTo(200);
  }

  @Test
  void findsWhatWasPlantedAndNothingElse() {
    var scan = Fovea.run("pii-scan");

    assertThat(scan.exitCode()).as(scan.output()).isZero();
    assertThat(scan.output()).contains("10 of 10", "name a picture's maker");
    System.out.print(scan.output()); // the figures, for those who read the build's log
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
