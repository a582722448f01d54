package org.fovea.service.image;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Has the engine copy originals without what of their metadata is personal. The copies stand at
/// work places beside the originals until one is put into its place.
@ApplicationScoped
class StrippedCopies {
  @Inject DecoderJail jail;
  @Inject OriginalStore originals;
  @Inject OriginalDigest digests;
  @Inject MetadataReading reading;

  /// How copying ended. To close it deletes a copy that nobody has put into its place.
  ///
  /// @param result of the engine
  /// @param copy there if the engine has written it
  record Attempt(EngineResult result, Path work, Optional<StripTask.Copy> copy)
      implements AutoCloseable {
    @Override
    public void close() throws IOException {
      Files.deleteIfExists(work);
    }
  }

  /// Tries to make a copy.
  ///
  /// @param goOn asked every two seconds; false ends it
  /// @throws IOException if the disk fails, or `goOn` said no after the engine had ended
  Attempt make(StripTask task, BooleanSupplier goOn) throws IOException, InterruptedException {
    var work = originals.workPlace(task.image(), "work");
    boolean handedOver = false;
    try {
      var result = jail.strip(originals.find(task.image(), task.revision()), work, goOn);
      var attempt =
          new Attempt(
              result,
              work,
              result instanceof EngineResult.Written
                  ? Optional.of(describe(task, work, goOn))
                  : Optional.empty());
      handedOver = true;
      return attempt;
    } finally {
      if (!handedOver) {
        Files.deleteIfExists(work);
      }
    }
  }

  private StripTask.Copy describe(StripTask task, Path work, BooleanSupplier goOn)
      throws IOException, InterruptedException {
    var sha256 = digests.sha256(work, goOn);
    return new StripTask.Copy(
        work, Files.size(work), sha256, reading.read(work, task.image(), goOn));
  }
}
