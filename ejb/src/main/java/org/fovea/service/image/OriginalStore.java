package org.fovea.service.image;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.fovea.config.StorageSettings;
import org.fovea.model.image.ImageId;
import org.fovea.model.shared.PublicId;

/// The originals: the files as they came, and those made of them without personal metadata. A file
/// is written once, moved in whole, and never changed. Each carries its revision in its name, so
/// the row of the image says which one counts, and a crash leaves no doubt.
@ApplicationScoped
public class OriginalStore {
  /// The revision of a file as it came.
  public static final int AS_IT_CAME = 0;

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
    var place = shards.place(image.value(), ending(AS_IT_CAME));
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
  ///
  /// @param revision of the file: [#AS_IT_CAME], or as the row of the image says
  public Path find(ImageId image, int revision) {
    return shards.find(image.value(), ending(revision));
  }

  /// A new place for a file that is made of the original of `image`. What is left there goes with
  /// the image, or after a day.
  ///
  /// @param what it is, a constant of ours
  Path workPlace(ImageId image, String what) throws IOException {
    return shards.place(image.value(), "." + PublicId.random() + "." + what);
  }

  /// Puts a file made at a work place into the place of the original of that revision.
  void publish(Path work, ImageId image, int revision) throws IOException {
    Shards.force(work);
    Shards.publish(work, find(image, revision));
  }

  /// Whether `file` is the original of its image.
  ///
  /// @param revision the one that counts
  boolean isOriginal(Path file, int revision) {
    return file.endsWith(Shards.idOf(file) + ending(revision));
  }

  /// Deletes the original of `image` of one revision, if it is here.
  void delete(ImageId image, int revision) throws IOException {
    Files.deleteIfExists(find(image, revision));
  }

  /// Deletes the original of `image`, whatever its revision, and all that was made of it here.
  public void delete(ImageId image) throws IOException {
    shards.deleteAll(image.value());
  }

  private static String ending(int revision) {
    return revision == AS_IT_CAME ? ENDING : "." + revision + ENDING;
  }

  Shards shards() {
    return shards;
  }
}
