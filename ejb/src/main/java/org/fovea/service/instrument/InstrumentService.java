package org.fovea.service.instrument;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.fovea.model.account.Account;
import org.fovea.model.instrument.Instrument;
import org.fovea.model.instrument.InstrumentId;
import org.fovea.model.space.Experiment;
import org.fovea.model.space.Space;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Permission;
import org.fovea.service.access.SenderException;
import org.fovea.service.access.Subject;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.SpaceEvent.InstrumentActivated;
import org.fovea.service.audit.SpaceEvent.InstrumentDeactivated;
import org.fovea.service.policy.UploadPolicy;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.space.Spaces;

/// The instruments of an experiment. Each public method is one transaction.
@Stateless
public class InstrumentService {
  @PersistenceContext EntityManager entities;
  @Inject Guard guard;
  @Inject Instruments instruments;
  @Inject Spaces spaces;
  @Inject UploadPolicy policy;
  @Inject AuditLog audit;
  @Inject Clock clock;

  /// The instruments that are active in a space, by title.
  ///
  /// @throws NotFoundException if the caller may not see the space
  public List<InstrumentView> active(Caller caller, SpaceId space) {
    guard.require(caller, Permission.VIEW_SPACE, space);
    return views(instruments.activeIn(space));
  }

  /// The instruments that could be activated in a space, by title: those of the institution that
  /// owns it that are active nowhere and whose hub has a token.
  ///
  /// @throws org.fovea.service.shared.DeniedException if the caller may not activate any
  public List<InstrumentView> idle(Caller caller, SpaceId space) {
    guard.require(caller, Permission.ACTIVATE_INSTRUMENTS, space);
    return views(instruments.idleOfOwner(spaces.get(space).key()));
  }

  /// Lets an instrument send its files into an experiment from now on, in the name of the caller:
  /// its images are theirs as if they had uploaded them. Whoever asks again becomes the sender.
  ///
  /// What the caller's session says is asked here only: the upload policy, and whether they belong
  /// there at all. Their role must be a stored one, for it is asked again with every file.
  ///
  /// @throws NotFoundException if the institution that owns the space has no such instrument
  /// @throws InstrumentBusyException if it is active in another experiment
  /// @throws ConflictException if the space takes no files, or is no experiment
  /// @throws org.fovea.service.shared.DeniedException if the caller may not activate it, may not
  ///   upload, or holds their role by an entitlement alone
  public void activate(Caller caller, SpaceId space, InstrumentId id) {
    guard.require(caller, Permission.ACTIVATE_INSTRUMENTS, space);
    policy.require(caller);
    var experiment = experiment(spaces.lock(space));
    guard.require(caller, Permission.ACTIVATE_INSTRUMENTS, space); // still, now that it is locked
    var sender = guard.requireAccount(caller);
    entities.refresh(sender, LockModeType.PESSIMISTIC_WRITE); // it may be closing
    var instrument = instruments.lock(id);
    requireFree(instrument, experiment);
    requireAdmission(instrument, experiment, sender);
    instrument.activate(experiment, sender, clock.instant());
    audit.record(caller, new InstrumentActivated(space, id));
  }

  /// The instrument itself is asked, as it will be with every file.
  private void requireAdmission(Instrument instrument, Experiment experiment, Account sender) {
    var task = new Caller.Instrument.Task(experiment.id(), Subject.of(sender));
    try {
      guard.require(
          new Caller.Instrument(instrument.id(), Optional.of(task)),
          Permission.UPLOAD,
          experiment.id());
    } catch (SenderException e) {
      throw new EntitlementOnlyException(e);
    }
  }

  private void requireFree(Instrument instrument, Experiment experiment) {
    if (!instruments.isOfOwner(instrument, experiment.key())) {
      throw new NotFoundException();
    }
    if (instrument.tokenDrawnAt().isEmpty()) {
      throw new ConflictException("token-revoked", "The token of this instrument was revoked.");
    }
    boolean elsewhere =
        instrument
            .experiment()
            .filter(present -> !present.id().equals(experiment.id()))
            .isPresent();
    if (elsewhere) {
      throw new InstrumentBusyException();
    }
  }

  /// Lets an instrument send nothing into a space any more.
  ///
  /// @throws NotFoundException if it is not active there
  /// @throws org.fovea.service.shared.DeniedException if the caller may not
  public void deactivate(Caller caller, SpaceId space, InstrumentId id) {
    guard.require(caller, Permission.ACTIVATE_INSTRUMENTS, space);
    spaces.lock(space);
    guard.require(caller, Permission.ACTIVATE_INSTRUMENTS, space); // still, now that it is locked
    var instrument = instruments.lock(id);
    if (instrument.experiment().filter(where -> where.id().equals(space)).isEmpty()) {
      throw new NotFoundException();
    }
    instrument.deactivate();
    audit.record(caller, new InstrumentDeactivated(space, id));
  }

  private static Experiment experiment(Space space) {
    if (space instanceof Experiment experiment) {
      return experiment;
    }
    throw new ConflictException("no-experiment", "Instruments are active in experiments only.");
  }

  private List<InstrumentView> views(List<Instrument> found) {
    var now = clock.instant();
    return found.stream().map(each -> InstrumentView.of(each, now)).toList();
  }
}
