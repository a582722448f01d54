package org.fovea.web.page.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fovea.model.space.SpaceId;
import org.fovea.service.audit.ActivityEntry;
import org.fovea.service.audit.Pseudonym;
import org.junit.jupiter.api.Test;

class SentenceTest {
  private static final SpaceId SPACE = SpaceId.random();
  private static final Pseudonym SOMEBODY = new Pseudonym("K7Q4X2", "00ff");
  private final Sentence sentence = new Sentence(SPACE);

  @Test
  void putsPersonAndRolesIntoTheirPlaces() {
    var entry =
        entry(
            "RoleChanged",
            Map.of("person", "K7Q4X2", "former", "VIEWER", "next", "MANAGER"),
            Map.of("person", SOMEBODY));

    assertThat(sentence.of(entry))
        .containsExactly(
            words("changed the role of "),
            new Sentence.Part("", "", List.of(SOMEBODY)),
            words(" from "),
            words("Viewer"),
            words(" to "),
            words("Manager"));
  }

  @Test
  void stagesAreToldByTheirOwnWords() {
    var entry = entry("StageChanged", Map.of("former", "PREPARATION", "next", "DONE"), Map.of());

    assertThat(plain(entry)).isEqualTo("changed the stage from Preparation to Done");
  }

  @Test
  void linksToTheImage() {
    var entry = entry("ImageUploaded", Map.of("image", "abc", "sizeBytes", "5"), Map.of());

    assertThat(sentence.of(entry))
        .containsExactly(words("uploaded "), new Sentence.Part("an image", "/view/abc", List.of()));
  }

  @Test
  void linksToNothingThatTheEntryDoesNotTell() {
    assertThat(sentence.of(entry("ImageUploaded", Map.of(), Map.of())))
        .containsExactly(words("uploaded "), words("an image"));
  }

  @Test
  void saysInWordsWhetherViewersMayDownload() {
    assertThat(plain(entry("ViewersDownloadChanged", Map.of("allowed", "true"), Map.of())))
        .isEqualTo("changed what viewers may do: downloading originals is allowed now");
  }

  @Test
  void saysSomethingElseIfItIsAboutOneFolder() {
    assertThat(plain(entry("ImageFiled", Map.of("image", "abc"), Map.of())))
        .isEqualTo("took an image out of its folder");
    assertThat(plain(entry("ImageFiled", Map.of("image", "abc", "folder", "f"), Map.of())))
        .isEqualTo("put an image into a folder");
    assertThat(plain(entry("FolderCreated", Map.of("folder", "f"), Map.of())))
        .isEqualTo("made a folder");
  }

  @Test
  void writesThePeriodOfATranscriptInDays() {
    var entry =
        entry("TranscriptExported", Map.of("from", "2026-01-01", "until", "2026-11-23"), Map.of());

    assertThat(plain(entry).replace('\u00a0', ' '))
        .isEqualTo("took a transcript of 1 Jan 2026 to 23 Nov 2026");
  }

  private String plain(ActivityEntry entry) {
    return sentence.of(entry).stream().map(Sentence.Part::words).collect(Collectors.joining());
  }

  private static Sentence.Part words(String words) {
    return new Sentence.Part(words, "", List.of());
  }

  private static ActivityEntry entry(
      String event, Map<String, String> details, Map<String, Pseudonym> people) {
    return new ActivityEntry(
        7,
        Instant.parse("2026-11-22T05:53:00Z"),
        event,
        Optional.empty(),
        new TreeMap<>(details),
        new TreeMap<>(people));
  }
}
