package org.fovea.service.retention;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.fovea.model.retention.Held;
import org.fovea.model.retention.HoldOrder;
import org.fovea.model.retention.LegalHold;
import org.fovea.model.retention.LegalHoldId;
import org.fovea.model.shared.PublicId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.SitePermission;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.RetentionEvent.HoldLifted;
import org.fovea.service.audit.RetentionEvent.HoldPlaced;
import org.fovea.service.shared.CaseReference;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.NotFoundException;

/// Places and lifts legal holds. Each public method is one transaction.
///
/// All throw [NotFoundException] to whoever has no part in running the site, and [DeniedException]
/// to who may look only.
@Stateless
public class LegalHoldService {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final int LONGEST_LIST = 500;

  @PersistenceContext EntityManager entities;
  @Inject Guard guard;
  @Inject AuditLog audit;
  @Inject Clock clock;

  /// All holds that are still known: first those that hold, then those lifted; each newest first.
  public List<LegalHoldView> list(Caller caller) {
    guard.requireSite(caller, SitePermission.VIEW_CONSOLE);
    return entities
        .createQuery("select h from LegalHold h order by h.id desc", LegalHold.class)
        .setMaxResults(LONGEST_LIST)
        .getResultStream()
        .map(LegalHoldView::of)
        .sorted(Comparator.comparing(hold -> hold.liftedAt().isPresent()))
        .toList();
  }

  /// Keeps a space, an image, or all of a person from being deleted, at once.
  ///
  /// @throws InvalidException if the target or the reference has another form
  /// @throws NotFoundException if there is no such space or image; of a digest nobody knows whether
  ///   there is such a person
  public LegalHoldId place(Caller caller, HoldOrder order) {
    guard.requireSite(caller, SitePermission.MANAGE_RETENTION);
    CaseReference.require(order.reference());
    requireTarget(order.held(), order.target());
    var hold = new LegalHold(order, clock.instant());
    entities.persist(hold);
    audit.record(
        caller,
        new HoldPlaced(hold.id(), order.held(), order.target(), order.cause(), order.reference()));
    return hold.id();
  }

  private void requireTarget(Held held, String target) {
    if (held == Held.ACCOUNT) {
      require(DIGEST, target, "A person is named by the 64 digits of their digest.");
      return;
    }
    require(
        Pattern.compile(PublicId.PATTERN),
        target,
        "It is named by its identifier of 22 characters.");
    var kind = held == Held.SPACE ? "Space" : "Image";
    var found =
        entities
            .createQuery("select x.id from " + kind + " x where x.publicId = :id", Long.class)
            .setParameter("id", target)
            .getResultList();
    if (found.isEmpty()) {
      throw new NotFoundException();
    }
  }

  private static void require(Pattern form, String target, String otherwise) {
    if (!form.matcher(target).matches()) {
      throw new InvalidException("hold-target", otherwise);
    }
  }

  /// Lifts a hold; asking again is harmless.
  ///
  /// @throws NotFoundException if there is none
  public void lift(Caller caller, LegalHoldId id) {
    guard.requireSite(caller, SitePermission.MANAGE_RETENTION);
    var hold =
        entities
            .createQuery("select h from LegalHold h where h.publicId = :id", LegalHold.class)
            .setParameter("id", id.value())
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getResultStream()
            .findAny()
            .orElseThrow(NotFoundException::new);
    if (hold.liftedAt().isEmpty()) {
      hold.lift(clock.instant());
      audit.record(caller, new HoldLifted(id));
    }
  }
}
