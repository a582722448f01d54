package org.fovea.service.image;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.fovea.config.StorageSettings;
import org.fovea.model.image.ImageId;
import org.fovea.pyramid.PyramidReader;
import org.fovea.pyramid.geometry.PyramidShape;

/// The finished pyramid files. Each carries its generation in its name, so a new one never mixes
/// with the one before; a file appears whole or not at all.
@ApplicationScoped
public class PyramidStore {
  private static final int OPEN_READERS = 128;
  private static final String ENDING = ".szi";
  private final Shards shards;
  private final ReaderCache readers;

  /// For the container only.
  protected PyramidStore() {
    this(new StorageSettings(Path.of("."), 0));
  }

  @Inject
  public PyramidStore(StorageSettings storage) {
    this.shards = new Shards(storage.root().resolve("pyramids"));
    this.readers = new ReaderCache(OPEN_READERS);
  }

  /// Where a child may write the pyramid of `image` before it is published.
  public Path workPlace(ImageId image, long generation) throws IOException {
    return shards.place(image.value(), "." + generation + ".work");
  }

  /// Checks the file that a child left at its work place and puts it where tiles are served from.
  ///
  /// @return the sizes of the pyramid, as its own index tells them
  /// @throws IOException if it is no regular file or no sound pyramid, or the disk fails
  public PyramidShape publish(ImageId image, long generation) throws IOException {
    var work = workPlace(image, generation);
    if (!Files.isRegularFile(work, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("the engine left no file");
    }
    PyramidShape shape;
    try (var reader = PyramidReader.open(work)) {
      shape = reader.shape();
    }
    Shards.force(work);
    Shards.publish(work, find(image, generation));
    return shape;
  }

  /// Runs `reading` on a pyramid and returns what it returns. Readers are kept open between calls.
  ///
  /// @throws IOException if the file cannot be read or is damaged
  public <T> T read(ImageId image, long generation, ReaderCache.Reading<T> reading)
      throws IOException {
    return readers.use(find(image, generation), reading);
  }

  /// The pyramid of one generation, if it is open already.
  Optional<ReaderCache.Loan> lend(ImageId image, long generation) {
    return readers.lend(find(image, generation));
  }

  /// Notes that an image has another pyramid now. The former one stays for a while: for a second
  /// any node may still be giving out its tiles.
  ///
  /// @param generation of the former one; if it had none, nothing is to be done
  public void retire(ImageId image, Optional<Long> generation, Instant now) throws IOException {
    var former = generation.map(number -> find(image, number)).filter(Files::exists);
    if (former.isPresent()) { // else the sweep would take it for one that is out of use for long
      Files.setLastModifiedTime(former.get(), FileTime.from(now));
    }
  }

  /// Whether a file that nobody has touched for long is of no use any more: a pyramid in whose
  /// place there is another, or what an attempt has left.
  ///
  /// @param current generation of the pyramid that its image has, if it has one
  boolean isLeft(Path file, Optional<Long> current) {
    var id = new ImageId(Shards.idOf(file));
    return current.map(generation -> find(id, generation)).filter(file::equals).isEmpty();
  }

  /// Deletes such a file.
  ///
  /// @return whether it was there
  boolean delete(Path file) throws IOException {
    boolean deleted = Files.deleteIfExists(file);
    readers.forget(file); // else its space would be held as long as it is open
    return deleted;
  }

  /// Deletes the pyramid of one generation, finished or not, if it is here.
  public void delete(ImageId image, long generation) throws IOException {
    // the file first: a reader that opens it meanwhile then notices that it is gone
    Files.deleteIfExists(find(image, generation));
    readers.forget(find(image, generation));
    Files.deleteIfExists(shards.find(image.value(), "." + generation + ".work"));
    // what a child that was killed had written
    Files.deleteIfExists(shards.find(image.value(), "." + generation + ".work.part"));
  }

  @PreDestroy
  void close() {
    readers.close();
  }

  Shards shards() {
    return shards;
  }

  Path find(ImageId image, long generation) {
    return shards.find(image.value(), "." + generation + ENDING);
  }
}
