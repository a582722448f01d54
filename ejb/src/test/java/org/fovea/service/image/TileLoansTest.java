package org.fovea.service.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.fovea.config.StorageSettings;
import org.fovea.model.image.ImageId;
import org.fovea.pyramid.geometry.TileAddress;
import org.fovea.service.access.AccessEpoch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TileLoansTest {
  private static final ImageId IMAGE = new ImageId("Image00000000000000000");
  private static final TileAddress TOP = new TileAddress(0, 0, 0);

  @TempDir Path folder;
  private final TileLoans loans = new TileLoans();

  @BeforeEach
  void open() throws IOException {
    loans.pyramids = new PyramidStore(new StorageSettings(folder, 0));
    loans.epoch = new AccessEpoch();
    TinyPyramid.write(loans.pyramids.workPlace(IMAGE, 1), "first");
    loans.pyramids.publish(IMAGE, 1);
  }

  @AfterEach
  void close() {
    loans.pyramids.close();
  }

  private TileRight right() {
    return new TileRight(IMAGE, 1, loans.epoch.now(), System.nanoTime());
  }

  private void read() throws IOException {
    loans.pyramids.read(IMAGE, 1, reader -> reader.tile(TOP));
  }

  private static String text(LentTile tile) {
    return StandardCharsets.UTF_8.decode(tile.bytes().duplicate()).toString();
  }

  @Test
  void lendsTilesOfAPyramidThatIsOpen() throws IOException {
    assertThat(loans.lend(right(), TOP, "png")).as("it would have to be opened").isEmpty();
    read();

    var tile = loans.lend(right(), TOP, "png").orElseThrow();

    assertThat(text(tile)).isEqualTo("first");
    tile.giveBack().run();
  }

  @Test
  void lendsNoTileThatThereIsNot() throws IOException {
    read();

    assertThat(loans.lend(right(), new TileAddress(0, 1, 0), "png")).isEmpty();
    assertThat(loans.lend(right(), new TileAddress(31, 0, 0), "png")).isEmpty();
    assertThat(loans.lend(right(), TOP, "jpg")).isEmpty();
    assertThat(loans.lend(new TileRight(IMAGE, 2, 0, System.nanoTime()), TOP, "png")).isEmpty();
  }

  @Test
  void aRightEndsAfterHalfASecondAndWithItsEpoch() throws IOException {
    read();
    var old =
        new TileRight(IMAGE, 1, loans.epoch.now(), System.nanoTime() - TileLoans.LIFE.toNanos());
    var right = right();
    assertThat(loans.lend(old, TOP, "png")).isEmpty();
    assertThat(loans.holds(right)).isTrue();

    loans.epoch.advance();

    assertThat(loans.holds(right)).isFalse();
    assertThat(loans.lend(right, TOP, "png")).isEmpty();
  }

  /// The file of a tile that is being sent stays mapped, though it is deleted meanwhile.
  @Test
  void whatIsLentOutlivesTheDeletion() throws IOException {
    read();
    var tile = loans.lend(right(), TOP, "png").orElseThrow();

    loans.pyramids.delete(IMAGE, 1);

    assertThat(text(tile)).isEqualTo("first");
    assertThat(loans.lend(right(), TOP, "png")).isEqualTo(Optional.empty());
    tile.giveBack().run();
    tile.giveBack().run(); // once too often does no harm
  }
}
