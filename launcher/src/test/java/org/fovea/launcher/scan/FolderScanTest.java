package org.fovea.launcher.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.fovea.launcher.identity.DemoPerson;
import org.fovea.launcher.identity.RealmFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderScanTest {
  private static final int PIECE = 4096;
  private static final Sizes SIZES = new Sizes(PIECE, 3 * PIECE, 1 << 20);
  private static final List<DemoPerson> PEOPLE = RealmFile.read(Streams.REALM).people();
  private static final List<Needle> NEEDLES = Needles.of(PEOPLE);
  private static final Search SEARCH = new Search(NEEDLES);
  @TempDir Path folder;

  private Notes scan() throws IOException {
    var notes = new Notes();
    new FolderScan(SEARCH, notes, SIZES).scan(folder, Set.of(folder.resolve("exempt")));
    return notes;
  }

  private static String value(String kind) {
    return PEOPLE.getFirst().personal().stream()
        .filter(value -> value.kind().equals(kind))
        .findFirst()
        .orElseThrow()
        .text();
  }

  @Test
  void findsTenOfTenPlantedNeedlesAndNothingElse() throws IOException {
    var places = List.of(Files.createDirectory(folder.resolve("a")), folder.resolve("missing"));
    try (var plant = Plant.in(folder, places, NEEDLES, PIECE)) {
      var findings = scan().findings();
      assertThat(plant.size()).isEqualTo(10);
      assertThat(plant.countFound(findings)).isEqualTo(10);
      assertThat(findings).allMatch(finding -> plant.files().contains(finding.place().outermost()));
    }
    assertThat(scan().findings()).isEmpty();
    assertThat(folder.resolve("a")).isEmptyDirectory();
  }

  @Test
  void whatAKilledScanPlantedIsClearedAway() throws IOException {
    Files.writeString(folder.resolve("pii-scan-proof123.bin"), value("e-mail"));
    try (var plant = Plant.in(folder, List.of(folder), NEEDLES, PIECE)) {
      assertThat(scan().findings())
          .allMatch(finding -> plant.files().contains(finding.place().outermost()));
    }
  }

  @Test
  void tellsFileAndPlace() throws IOException {
    Files.writeString(folder.resolve("log"), "x".repeat(PIECE - 2) + value("family name"));
    var findings = scan().findings();
    assertThat(findings)
        .extracting(finding -> finding.needle().describe())
        .containsExactly("ada's family name");
    assertThat(findings.getFirst().place().toString()).isEqualTo("log");
    assertThat(findings.getFirst().endByte())
        .isEqualTo(PIECE - 2 + value("family name").length() - 1);
  }

  @Test
  void partsOfALargeFileTellEachPlaceOnce() throws IOException {
    byte[] name = value("family name").getBytes(StandardCharsets.UTF_8);
    int part = 3 * PIECE;
    for (int before = 0; before <= name.length; before++) {
      byte[] content = new byte[2 * part + 100];
      System.arraycopy(name, 0, content, part - before, name.length);
      Files.write(folder.resolve("large"), content);
      assertThat(Streams.ends(scan()))
          .as("%d bytes before the border", before)
          .containsExactly((long) part - before + name.length - 1);
    }
  }

  @Test
  void packedStreamsAreFollowedFromPartToPart() throws IOException {
    byte[] name = value("family name").getBytes(StandardCharsets.UTF_8);
    byte[] packed = Streams.gzip(Streams.joined(Plant.noise(5 * 3 * PIECE), name));
    for (int before = 0; before <= 4; before++) { // the beginning lies across the border
      byte[] content =
          Streams.joined(Plant.noise(3 * PIECE - before), packed, Streams.ascii("and more"));
      Files.write(folder.resolve("large"), content);
      assertThat(scan().findings())
          .extracting(finding -> finding.place().toString())
          .containsOnlyOnce("large > gzip at " + (3 * PIECE - before));
    }
  }

  @Test
  void countsEachByteOnce() throws IOException {
    Files.write(folder.resolve("large"), new byte[10 * PIECE + 17]);
    Files.write(folder.resolve("empty"), new byte[0]);
    var notes = scan();
    assertThat(notes.files()).isEqualTo(2);
    assertThat(notes.bytes()).isEqualTo(10 * PIECE + 17);
  }

  @Test
  void looksNeitherIntoTheExemptFolderNorBehindLinks() throws IOException {
    var exempt = Files.createDirectory(folder.resolve("exempt"));
    Files.writeString(exempt.resolve("data"), value("e-mail"));
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
  void everyPersonHasEachKindOfValueThatTheirHomeOrganisationTells() {
    var kinds = List.of("given name", "family name", "e-mail", "nickname", "phone number");
    assertThat(PEOPLE)
        .allSatisfy(person ->
            assertThat(NEEDLES)
                .filteredOn(needle -> needle.owner().equals(person.login()))
                .extracting(Needle::kind)
                .containsAll(kinds));
    assertThat(NEEDLES).extracting(Needle::kind).contains("affiliation", "entitlement");
  }

  @Test
  void whatPicturesSayMayStandWhereTheyAreKeptAndNowhereElse() throws IOException {
    var artist =
        WatchedValue.ofTests().stream()
            .filter(value -> value.kind().equals("artist"))
            .findFirst()
            .orElseThrow();
    for (var place : List.of("store/originals/ab", "store/pyramids/ab", "logs")) {
      var there = Files.createDirectories(folder.resolve(place));
      Files.writeString(there.resolve("file"), artist.text());
    }
    assertThat(scan().findings())
        .filteredOn(
            finding -> !finding.needle().origin().mayStandIn(Path.of(finding.place().outermost())))
        .extracting(finding -> finding.place().toString())
        .containsExactlyInAnyOrder("store/pyramids/ab/file", "logs/file");
  }

  @Test
  void needlesAreLongEnoughNotToOccurByChance() {
    assertThat(NEEDLES).allMatch(needle -> needle.bytes().length >= 10);
  }
}
