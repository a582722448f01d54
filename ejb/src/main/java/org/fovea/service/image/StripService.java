package org.fovea.service.image;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fovea.model.image.ImageId;
import org.fovea.service.access.Caller;
import org.fovea.service.shared.ConflictException;

/// Takes out of originals what of their metadata is personal: pixels and pyramid stay as they are.
/// No transaction is open while the engine copies.
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StripService {
  @Inject StripLedger ledger;
  @Inject StripPlaces places;
  @Inject DecoderJail jail;
  @Inject OriginalStore originals;
  @Inject OriginalDigest digests;
  @Inject MetadataReading reading;

  /// Replaces the original of an image by a copy without personal metadata, for good.
  ///
  /// @throws NotFoundException if there is no such image, or the caller may not see it
  /// @throws DeniedException if the caller may not change it
  /// @throws ConflictException if its file cannot be stripped, the image is being worked on or was
  ///   changed meanwhile, or too many others are being stripped
  public void strip(Caller caller, ImageId image) {
    var task = ledger.begin(caller, image);
    places.take();
    try {
      replace(caller, task);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConflictException("server-stops", "The server is being stopped. Try again later.");
    } finally {
      places.giveBack();
    }
  }

  private void replace(Caller caller, StripTask task) throws IOException, InterruptedException {
    var work = originals.workPlace(task.image(), "work");
    try {
      copy(originals.find(task.image(), task.revision()), work);
      var sha256 = digests.sha256(work, () -> true);
      var metadata = reading.read(work, task.image(), () -> true);
      ledger.finish(caller, task, new StripTask.Copy(work, Files.size(work), sha256, metadata));
    } finally {
      Files.deleteIfExists(work); // gone already, if all went well
    }
  }

  private void copy(Path original, Path work) throws IOException, InterruptedException {
    switch (jail.strip(original, work, () -> true)) {
      case EngineResult.Written _ -> {}
      case EngineResult.Refused refused -> throw StripLedger.notStrippable(refused.reason());
      case EngineResult.OutOfTime _ -> throw StripLedger.notStrippable("It took too long.");
      case EngineResult.Built _, EngineResult.Cancelled _, EngineResult.Crashed _ ->
          throw StripLedger.notStrippable("The file may be damaged.");
    }
  }
}
