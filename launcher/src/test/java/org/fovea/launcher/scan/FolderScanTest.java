package org.fovea.launcher.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fovea.launcher.identity.RealmFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderScanTest {
  private static final int PIECE = 4096;
  private static final List<Needle> NEEDLES =
      Needles.of(RealmFile.read(Path.of("../keycloak-realm.json")).people());
  @TempDir Path folder;

  private FolderScan scan() throws IOException {
    return new FolderScan(NEEDLES, folder.resolve("exempt"), PIECE).of(folder);
  }

  @Test
  void findsTenOfTenPlantedNeedlesAndNothingElse() throws IOException {
    try (var plant = Plant.in(folder, NEEDLES, PIECE)) {
      var findings = scan().findings();
      assertThat(plant.size()).isEqualTo(10);
      assertThat(plant.countFound(findings)).isEqualTo(10);
      assertThat(findings).allMatch(finding -> finding.file().equals(plant.file()));
    }
    assertThat(scan().findings()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void tellsFileAndPlace() throws IOException {
    var person = RealmFile.read(Path.of("../keycloak-realm.json")).people().getFirst();
    Files.writeString(
        folder.resolve("log"), "x".repeat(PIECE - 2) + person.personal().familyName());
    assertThat(scan().findings())
        .extracting(finding -> finding.needle().describe())
        .containsExactly("ada's family name");
  }

  @Test
  void looksNeitherIntoTheExemptFolderNorBehindLinks() throws IOException {
    var person = RealmFile.read(Path.of("../keycloak-realm.json")).people().getFirst();
    var exempt = Files.createDirectory(folder.resolve("exempt"));
    Files.writeString(exempt.resolve("data"), person.personal().email());
    Files.createSymbolicLink(folder.resolve("link"), exempt.resolve("data"));
    assertThat(scan().findings()).isEmpty();
  }

  @Test
  void loginNamesAndMappedEntitlementsAreNotLookedFor() throws IOException {
    Files.writeString(
        folder.resolve("configuration"),
        "ada grace urn:geant:helmholtz.de:group:Fovea:role=admin#login.helmholtz.de");
    assertThat(scan().findings()).isEmpty();
  }

  @Test
  void needlesAreLongEnoughNotToOccurByChance() {
    assertThat(NEEDLES).allMatch(needle -> needle.bytes().length >= 10);
  }
}
