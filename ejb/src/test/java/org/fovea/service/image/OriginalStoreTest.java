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

    assertThat(store.find(IMAGE)).hasContent("pixels").startsWith(folder.resolve("originals"));
    assertThat(part).doesNotExist();
    assertThat(store.find(OTHER)).doesNotExist();
  }

  @Test
  void askingAgainIsHarmless() throws IOException {
    store.adopt(part, IMAGE);
    store.adopt(part, IMAGE);
    restarted().adopt(part, IMAGE);

    assertThat(store.find(IMAGE)).hasContent("pixels");
  }

  @Test
  void goesOnAfterACrashBeforeTheMove() throws IOException {
    Files.createDirectories(store.find(IMAGE).getParent()); // as far as it came
    restarted().adopt(part, IMAGE);

    assertThat(store.find(IMAGE)).hasContent("pixels");
    assertThat(part).doesNotExist();
  }

  @Test
  void goesOnAfterACrashBetweenTheMoveAndItsRecord() throws IOException {
    var place = store.find(IMAGE);
    Files.createDirectories(place.getParent());
    Files.move(part, place);
    restarted().adopt(part, IMAGE);

    assertThat(place).hasContent("pixels");
  }

  @Test
  void aFileThatIsNeitherHereNorThereIsAnErrorNotAnEmptyOriginal() {
    assertThatThrownBy(() -> store.adopt(folder.resolve("absent"), IMAGE))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(store.find(IMAGE)).doesNotExist();
  }

  @Test
  void deletesTheOriginalOfOneImageAndThatOnlyOnce() throws IOException {
    store.adopt(part, IMAGE);
    store.adopt(Files.writeString(folder.resolve("other.part"), "other"), OTHER);
    store.delete(IMAGE);
    store.delete(IMAGE);

    assertThat(store.find(IMAGE)).doesNotExist();
    assertThat(store.find(OTHER)).hasContent("other");
  }

  private OriginalStore restarted() {
    return new OriginalStore(new StorageSettings(folder, 0));
  }
}
