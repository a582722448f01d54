package org.fovea.service.image;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.fovea.model.image.ImageId;

/// Has the engine read what image files say of themselves. What it writes down stands beside the
/// originals, where the same things stand anyway, and is deleted at once.
@ApplicationScoped
class MetadataReading {
  @Inject DecoderJail jail;
  @Inject OriginalStore originals;

  /// What `file`, an original of `image`, says of itself, or empty if the engine cannot tell.
  ///
  /// @param goOn asked every two seconds; false ends the reading
  /// @throws IOException if the disk fails, or the engine does not report as agreed
  Optional<FileMetadata> read(Path file, ImageId image, BooleanSupplier goOn)
      throws IOException, InterruptedException {
    var report = originals.workPlace(image, "metadata");
    try {
      if (!(jail.metadata(file, report, goOn) instanceof EngineResult.Written)) {
        return Optional.empty();
      }
      try (var in = Files.newInputStream(report)) {
        return Optional.of(BoundedMetadata.read(in));
      }
    } finally {
      Files.deleteIfExists(report);
    }
  }
}
