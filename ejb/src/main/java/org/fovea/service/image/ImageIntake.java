package org.fovea.service.image;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import org.fovea.model.account.Account;
import org.fovea.model.image.Image;
import org.fovea.model.image.ImageId;
import org.fovea.model.image.OriginalFile;
import org.fovea.model.image.PyramidJob;
import org.fovea.model.space.Space;
import org.fovea.service.access.Caller;
import org.fovea.service.audit.AuditEvent.ImageUploaded;
import org.fovea.service.audit.AuditLog;

/// Makes an image of a complete file: the row, its job and the audit entry, in the caller's
/// transaction. Whoever calls this has asked the guard.
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class ImageIntake {
  @PersistenceContext EntityManager entities;
  @Inject AuditLog audit;
  @Inject Event<JobQueued> queued;
  @Inject Clock clock;

  /// Makes the image and queues its job.
  ///
  /// @param id the identifier under which the original already stands in its place
  /// @return the image
  public Image admit(Caller caller, ImageId id, Space space, Account uploader, OriginalFile file) {
    var now = clock.instant();
    var image = new Image(id, space, uploader, file, now);
    entities.persist(image);
    entities.persist(new PyramidJob(image, now));
    queued.fire(new JobQueued());
    audit.record(caller, new ImageUploaded(space.id(), id, file.sizeBytes()));
    return image;
  }
}
