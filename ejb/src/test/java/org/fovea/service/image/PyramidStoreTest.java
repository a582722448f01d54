package org.fovea.service.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.fovea.config.StorageSettings;
import org.fovea.model.image.ImageId;
import org.fovea.pyramid.geometry.TileAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PyramidStoreTest {
  private static final ImageId IMAGE = new ImageId("Image00000000000000000");

  @TempDir Path folder;
  private PyramidStore store;

  @BeforeEach
  void open() {
    store = new PyramidStore(new StorageSettings(folder, 0));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatWasPublishedCanBeReadAndTheWorkPlaceIsEmpty() throws IOException {
    publish(1, "first");

    assertThat(read(1)).isEqualTo("first");
    assertThat(store.workPlace(IMAGE, 1)).doesNotExist();
  }

  @Test
  void whatIsStillMadeCannotBeRead() throws IOException {
    TinyPyramid.write(store.workPlace(IMAGE, 1), "unpublished");

    assertThatThrownBy(() -> read(1)).isInstanceOf(IOException.class);
  }

  @Test
  void generationsDoNotMix() throws IOException {
    publish(1, "first");
    assertThat(read(1)).isEqualTo("first");
    publish(2, "second");

    assertThat(read(2)).isEqualTo("second");
    assertThat(read(1)).isEqualTo("first");
    store.delete(IMAGE, 1);
    assertThatThrownBy(() -> read(1)).isInstanceOf(IOException.class);
    assertThat(read(2)).isEqualTo("second");
  }

  @Test
  void aFormerOneStaysForADay() throws IOException {
    publish(1, "first");
    publish(2, "second");
    var first = store.find(IMAGE, 1);
    Files.setLastModifiedTime(first, FileTime.from(Instant.EPOCH));
    var now = Instant.parse("2026-11-23T00:00:00Z");

    store.retire(IMAGE, Optional.of(1L), now);
    store.retire(IMAGE, Optional.empty(), now);
    store.retire(IMAGE, Optional.of(7L), now); // of which there is none any more

    assertThat(Files.getLastModifiedTime(first).toInstant()).isEqualTo(now);
    assertThat(read(1)).isEqualTo("first");
    assertThat(store.isLeft(first, Optional.of(2L))).isTrue();
    assertThat(store.isLeft(store.find(IMAGE, 2), Optional.of(2L))).isFalse();
    assertThat(store.isLeft(store.workPlace(IMAGE, 1), Optional.of(2L))).isTrue();
    assertThat(store.isLeft(store.workPlace(IMAGE, 1), Optional.empty())).isTrue();
  }

  @Test
  void aFormerPyramidThatIsDeletedIsNotHeldOpen() throws IOException {
    publish(1, "first");
    assertThat(read(1)).isEqualTo("first");
    var first = store.find(IMAGE, 1);

    assertThat(store.delete(first)).isTrue();
    assertThat(store.delete(first)).isFalse();

    assertThat(store.lend(IMAGE, 1)).isEmpty();
  }

  @Test
  void nothingIsPublishedIfTheEngineLeftNothing() {
    assertThatThrownBy(() -> store.publish(IMAGE, 1))
        .isInstanceOf(IOException.class)
        .hasMessage("the engine left no file");
  }

  @Test
  void aLinkThatTheEngineLeftIsNeitherReadNorPublished() throws IOException {
    var secret = TinyPyramid.write(folder.resolve("secret.szi"), "not of this image");
    Files.createSymbolicLink(store.workPlace(IMAGE, 1), secret);

    assertThatThrownBy(() -> store.publish(IMAGE, 1)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read(1)).isInstanceOf(IOException.class);
  }

  @Test
  void aDamagedFileIsNotPublished() throws IOException {
    var work = TinyPyramid.write(store.workPlace(IMAGE, 1), "tile");
    Files.write(work, java.util.Arrays.copyOf(Files.readAllBytes(work), 100));

    assertThatThrownBy(() -> store.publish(IMAGE, 1)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read(1)).isInstanceOf(IOException.class);
  }

  @Test
  void deletesWhatIsFinishedAndWhatIsNotAndNothingTwice() throws IOException {
    publish(3, "finished");
    TinyPyramid.write(store.workPlace(IMAGE, 3), "unfinished");
    store.delete(IMAGE, 3);
    store.delete(IMAGE, 3);

    try (var left = Files.walk(folder)) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }
  }

  private void publish(long generation, String tile) throws IOException {
    TinyPyramid.write(store.workPlace(IMAGE, generation), tile);
    store.publish(IMAGE, generation);
  }

  private String read(long generation) throws IOException {
    return store.read(
        IMAGE,
        generation,
        reader ->
            new String(
                reader.tile(new TileAddress(0, 0, 0)).orElseThrow().toArray(ValueLayout.JAVA_BYTE),
                StandardCharsets.UTF_8));
  }
}
