package org.fovea.service.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fovea.service.image.FileMetadata.Entry;
import org.fovea.service.image.FileMetadata.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedMetadataTest {
  private static final Entry ARTIST = new Entry("Exif", "Artist", "Erika Muster", "person", true);
  private static final Entry LENS = new Entry("Exif", "Lens", "50 mm", "acquisition", false);
  private static final Picture LABEL = new Picture("label", 300, 200, 0, true);

  @Test
  void keepsWhatTheEngineReports() throws IOException {
    var found = read(report(ARTIST, LENS), BoundedMetadata.MOST_BYTES);

    assertThat(found)
        .isEqualTo(
            new FileMetadata(
                "JPEG",
                false,
                Optional.of("It is a test."),
                Optional.of(new PixelSize(0.25, 0.5, "OME")),
                List.of(ARTIST, LENS),
                List.of(LABEL),
                0,
                List.of("One text was too long."),
                Map.of()));
    assertThat(found.personal()).isEqualTo(2);
  }

  @Test
  void whatIsKeptIsReadAgainAsItWas() throws IOException {
    var found = read(report(ARTIST, LENS), BoundedMetadata.MOST_BYTES);

    assertThat(FileMetadata.parse(found.toJson().toString())).isEqualTo(found);
  }

  @Test
  void ofACopyItIsKnownHowMuchOfWhatIsGone() {
    var serial = new Entry("Exif", "BodySerialNumber", "S 4711", "serial_number", true);
    var original = metadata(List.of(ARTIST, serial, serial, LENS), List.of(LABEL));
    var copy = metadata(List.of(serial, LENS), List.of());

    var after = copy.after(original);
    var again = metadata(List.of(LENS), List.of()).after(after);

    assertThat(after.entries()).containsExactly(serial, LENS);
    assertThat(after.removed())
        .isEqualTo(Map.of(ARTIST.meaning(), 1L, "serial_number", 1L, "picture", 1L));
    assertThat(again.removed())
        .isEqualTo(Map.of(ARTIST.meaning(), 1L, "serial_number", 2L, "picture", 1L));
    assertThat(FileMetadata.parse(again.toJson().toString())).isEqualTo(again);
    assertThat(again.shared().removed()).isEmpty();
  }

  private static FileMetadata metadata(List<Entry> entries, List<Picture> pictures) {
    return new FileMetadata(
        "JPEG",
        true,
        Optional.empty(),
        Optional.empty(),
        entries,
        pictures,
        0,
        List.of(),
        Map.of());
  }

  @Test
  void whatDoesNotFitIsLeftOutAndCountedAndSmallerOnesBehindItAreKept() throws IOException {
    var umlauts = new Entry("XMP", "long", "ü".repeat(400), "free_text", true); // 800 bytes
    var found = read(report(ARTIST, umlauts, LENS, umlauts), 700);

    assertThat(found.entries()).containsExactly(ARTIST, LENS);
    assertThat(found.leftOut()).isEqualTo(2);
    assertThat(found.toJson().toString().getBytes(StandardCharsets.UTF_8).length).isLessThan(1000);
  }

  @Test
  void aBudgetIsFilledToTheLastByte() throws IOException {
    int bytes = LENS.toJson().toString().length() + 1;

    assertThat(read(report(LENS), bytes).entries()).containsExactly(LENS);
    assertThat(read(report(LENS), bytes - 1).entries()).isEmpty();
  }

  @Test
  void othersSeeNothingThatIsPersonal() throws IOException {
    var shared = read(report(ARTIST, LENS), BoundedMetadata.MOST_BYTES).shared();

    assertThat(shared.entries()).containsExactly(LENS);
    assertThat(shared.pictures()).isEmpty();
    assertThat(shared.problems()).isEmpty();
    assertThat(shared.personal()).isZero();
  }

  @Test
  void whatDoesNotSayThatItMayBeSharedIsPersonal() throws IOException {
    var silent = "{\"entries\":[{\"group\":\"a\",\"key\":\"b\",\"value\":\"c\"}]}";

    assertThat(read(silent, 1000).entries()).containsExactly(new Entry("a", "b", "c", "", true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "Erika",
        "{\"entries\":[{\"group\":\"Erika\"",
        "{\"entries\":[\"Erika\"]}",
        "{\"entries\":{\"Erika\":1}}",
        "{\"entries\":[{\"group\":\"Erika\"}]}",
        "{\"pictures\":[{\"kind\":\"label\",\"width\":\"Erika\",\"height\":1,\"bytes\":1}]}",
        "{\"resolution\":{\"micrometresPerPixelX\":\"Erika\"}}",
        "{\"resolution\":{\"micrometresPerPixelX\":0,\"micrometresPerPixelY\":1,\"origin\":\"Erika\"}}",
        "{\"problems\":[17]}"
      })
  void aReportThatIsNotAsAgreedIsRefusedAndNotRepeated(String report) {
    assertThatThrownBy(() -> read(report, 1000))
        .isInstanceOf(IOException.class)
        .hasNoCause()
        .hasMessageNotContaining("Erika");
  }

  private static FileMetadata read(String report, int mostBytes) throws IOException {
    var bytes = report.getBytes(StandardCharsets.UTF_8);
    return BoundedMetadata.read(new ByteArrayInputStream(bytes), mostBytes);
  }

  private static String report(Entry... entries) {
    return """
    {"format":"JPEG","bytes":17,"strippable":false,"notStrippableBecause":"It is a test.",\
    "resolution":{"pixelsPerMetreX":4000000,"pixelsPerMetreY":2000000,"micrometresPerPixelX":0.25,\
    "micrometresPerPixelY":0.5,"origin":"OME"},"other":{"x":[1,2]},"entries":%s,"pictures":[%s],"problems":["One text was too long."]}\
    """
        .formatted(List.of(entries).stream().map(Entry::toJson).toList(), LABEL.toJson());
  }
}
