package org.fovea.service.image;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.fovea.config.StorageSettings;
import org.fovea.model.image.ImageId;

/// The files as they came. A file is written once, moved in whole, and never changed.
@ApplicationScoped
public class OriginalStore {
  private static final String ENDING = ".original";
  private final Shards shards;

  /// For the container only.
  protected OriginalStore() {
    this.shards = new Shards(Path.of("."));
  }

  @Inject
  public OriginalStore(StorageSettings storage) {
    this.shards = new Shards(storage.root().resolve("originals"));
  }

  /// Takes a complete, synced file over as the original of `image`. If it is already here, and
  /// `file` is gone, nothing is done: asking again is harmless.
  public void adopt(Path file, ImageId image) throws IOException {
    var place = shards.place(image.value(), ENDING);
    try {
      Shards.publish(file, place);
    } catch (NoSuchFileException e) {
      if (!Files.exists(place)) {
        throw e;
      }
      // moved before, perhaps just before a crash that left the names in memory only
      Shards.syncNames(file, place);
    }
  }

  /// Where the original of `image` stands.
  public Path find(ImageId image) {
    return shards.find(image.value(), ENDING);
  }

  /// Deletes the original of `image`, if it is here.
  public void delete(ImageId image) throws IOException {
    Files.deleteIfExists(find(image));
  }

  Shards shards() {
    return shards;
  }
}
