package org.fovea.service.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.fovea.config.StorageSettings;
import org.fovea.model.image.ImageId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginalStoreTest {
  private static final ImageId IMAGE = new ImageId("Image00000000000000000");
  private static final ImageId OTHER = new ImageId("Image00000000000000001");

  @TempDir Path folder;
  private OriginalStore store;
  private Path part;

  @BeforeEach
  void open() throws IOException {
    store = restarted();
    part = Files.writeString(folder.resolve("upload.part"), "pixels");
  }

  @Test
  void takesTheFileOverInWhole() throws IOException {
    store.adopt(part, IMAGE);

    assertThat(store.find(IMAGE, OriginalStore.AS_IT_CAME))
        .hasContent("pixels")
        .startsWith(folder.resolve("originals"));
    assertThat(part).doesNotExist();
    assertThat(store.find(OTHER, OriginalStore.AS_IT_CAME)).doesNotExist();
  }

  @Test
  void askingAgainIsHarmless() throws IOException {
    store.adopt(part, IMAGE);
    store.adopt(part, IMAGE);
    restarted().adopt(part, IMAGE);

    assertThat(store.find(IMAGE, OriginalStore.AS_IT_CAME)).hasContent("pixels");
  }

  @Test
  void goesOnAfterACrashBeforeTheMove() throws IOException {
    Files.createDirectories(
        store.find(IMAGE, OriginalStore.AS_IT_CAME).getParent()); // as far as it came
    restarted().adopt(part, IMAGE);

    assertThat(store.find(IMAGE, OriginalStore.AS_IT_CAME)).hasContent("pixels");
    assertThat(part).doesNotExist();
  }

  @Test
  void goesOnAfterACrashBetweenTheMoveAndItsRecord() throws IOException {
    var place = store.find(IMAGE, OriginalStore.AS_IT_CAME);
    Files.createDirectories(place.getParent());
    Files.move(part, place);
    restarted().adopt(part, IMAGE);

    assertThat(place).hasContent("pixels");
  }

  @Test
  void aFileThatIsNeitherHereNorThereIsAnErrorNotAnEmptyOriginal() {
    assertThatThrownBy(() -> store.adopt(folder.resolve("absent"), IMAGE))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(store.find(IMAGE, OriginalStore.AS_IT_CAME)).doesNotExist();
  }

  @Test
  void deletesTheOriginalOfOneImageAndThatOnlyOnce() throws IOException {
    store.adopt(part, IMAGE);
    store.adopt(Files.writeString(folder.resolve("other.part"), "other"), OTHER);
    store.delete(IMAGE);
    store.delete(IMAGE);

    assertThat(store.find(IMAGE, OriginalStore.AS_IT_CAME)).doesNotExist();
    assertThat(store.find(OTHER, OriginalStore.AS_IT_CAME)).hasContent("other");
  }

  @Test
  void aCopyTakesAnotherPlaceThanTheFileItWasMadeOf() throws IOException {
    store.adopt(part, IMAGE);
    var work = Files.writeString(store.workPlace(IMAGE, "work"), "pixels only");
    store.publish(work, IMAGE, 1);

    var came = store.find(IMAGE, OriginalStore.AS_IT_CAME);
    var copy = store.find(IMAGE, 1);
    assertThat(came).hasContent("pixels");
    assertThat(copy).hasContent("pixels only");
    assertThat(work).doesNotExist();
    assertThat(store.isOriginal(copy, 1)).isTrue();
    assertThat(store.isOriginal(came, 0)).isTrue();
    assertThat(store.isOriginal(copy, 0)).isFalse();
    assertThat(store.isOriginal(came, 1)).isFalse();
    assertThat(store.isOriginal(work, 0)).isFalse();
  }

  @Test
  void withAnImageGoesAllThatWasMadeOfItsOriginal() throws IOException {
    store.adopt(part, IMAGE);
    store.adopt(Files.writeString(folder.resolve("other.part"), "other"), OTHER);
    store.publish(Files.writeString(store.workPlace(IMAGE, "work"), "copy"), IMAGE, 1);
    var report = Files.writeString(store.workPlace(IMAGE, "metadata"), "{}");
    store.delete(IMAGE);

    assertThat(report).doesNotExist();
    assertThat(store.find(IMAGE, 0)).doesNotExist();
    assertThat(store.find(IMAGE, 1)).doesNotExist();
    assertThat(store.find(OTHER, 0)).hasContent("other");
  }

  private OriginalStore restarted() {
    return new OriginalStore(new StorageSettings(folder, 0));
  }
}
