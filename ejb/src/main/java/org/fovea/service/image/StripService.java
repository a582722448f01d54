package org.fovea.service.image;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
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
  @Inject StrippedCopies copies;

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
    try (var attempt = copies.make(task, () -> true)) {
      var copy = attempt.copy().orElseThrow(() -> refusal(attempt.result()));
      ledger.finish(caller, task, copy);
    }
  }

  private static ConflictException refusal(EngineResult result) {
    return StripLedger.notStrippable(
        switch (result) {
          case EngineResult.Refused refused -> refused.reason();
          case EngineResult.OutOfTime _ -> "It took too long.";
          case EngineResult.Written _,
              EngineResult.Built _,
              EngineResult.Cancelled _,
              EngineResult.Crashed _ ->
              "The file may be damaged.";
        });
  }
}
