package org.fovea.service.image;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import org.fovea.model.image.Image;
import org.fovea.model.image.PyramidJob;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Subject;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.ImageEvent.ImageDelivered;
import org.fovea.service.audit.ImageEvent.ImageUploaded;

/// Takes in the image of a complete file: the row, its job and the audit entry, in the caller's
/// transaction. Whoever calls this has asked the guard.
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class ImageIntake {
  @PersistenceContext EntityManager entities;
  @Inject AuditLog audit;
  @Inject Event<JobQueued> queued;
  @Inject Clock clock;

  /// Stores the image and queues its job. Call it last, for it records.
  ///
  /// @param image a new one, whose original already stands in its place
  public void admit(Caller caller, Image image) {
    entities.persist(image);
    entities.persist(new PyramidJob(image, clock.instant()));
    queued.fire(new JobQueued());
    if (caller instanceof Caller.Instrument machine) {
      audit.recordOwn(delivered(machine, image));
    } else {
      audit.record(caller, new ImageUploaded(image.space().id(), image.id(), image.sizeBytes()));
    }
  }

  private static ImageDelivered delivered(Caller.Instrument machine, Image image) {
    var sender = image.uploader().map(Subject::of).orElseThrow();
    return new ImageDelivered(
        image.space().id(), image.id(), image.sizeBytes(), machine.id(), sender);
  }
}
