package org.fovea.service.instrument;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.fovea.model.account.Account;
import org.fovea.model.instrument.Instrument;
import org.fovea.model.instrument.InstrumentId;
import org.fovea.model.instrument.InstrumentReport;
import org.fovea.model.space.Ownership;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.InstrumentIdleException;
import org.fovea.service.access.Subject;
import org.fovea.service.shared.NotFoundException;

/// Finds instruments, for other services: nothing here asks who the caller is.
@ApplicationScoped
public class Instruments {
  private static final String ALL =
      "select i from Instrument i join fetch i.institution left join fetch i.experiment"
          + " left join fetch i.sender";

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  /// The instrument of that identifier.
  ///
  /// @throws NotFoundException if there is none
  public Instrument get(InstrumentId id) {
    return one(entities
            .createQuery(ALL + " where i.publicId = :id", Instrument.class)
            .setParameter("id", id.value()))
        .orElseThrow(NotFoundException::new);
  }

  /// The instrument as which a machine calls, if what it is to do is still the same: since the
  /// request began, it may have been deactivated or sent elsewhere.
  ///
  /// @throws InstrumentIdleException if not
  public Instrument confirm(Caller.Instrument machine) {
    var instrument = get(machine.id());
    if (instrument.tokenDrawnAt().isEmpty() || !task(instrument).equals(machine.task())) {
      throw new InstrumentIdleException();
    }
    return instrument;
  }

  /// The same as [#get], locked until the transaction ends, as it is now. Spaces and accounts are
  /// locked before.
  Instrument lock(InstrumentId id) {
    var instrument = get(id);
    entities.refresh(instrument, LockModeType.PESSIMISTIC_WRITE);
    return instrument;
  }

  /// All, by institution and title.
  List<Instrument> list() {
    return entities
        .createQuery(ALL + " order by i.institution.name, i.title, i.id", Instrument.class)
        .getResultList();
  }

  /// Those that are active in a space, by title.
  List<Instrument> activeIn(SpaceId space) {
    return entities
        .createQuery(
            ALL + " where i.experiment.publicId = :space order by i.title, i.id", Instrument.class)
        .setParameter("space", space.value())
        .getResultList();
  }

  /// Those of the institution that owns a space that have a token and are active nowhere, by title.
  List<Instrument> idleOfOwner(long spaceKey) {
    return Optional.ofNullable(entities.find(Ownership.class, spaceKey))
        .map(ownership ->
            entities
                .createQuery(
                    ALL
                        + " where i.institution = :owner and i.activeSince is null"
                        + " and i.tokenHash is not null order by i.title, i.id",
                    Instrument.class)
                .setParameter("owner", ownership.institution())
                .getResultList())
        .orElse(List.of());
  }

  /// Whether the institution of an instrument owns the space.
  boolean isOfOwner(Instrument instrument, long spaceKey) {
    return Optional.ofNullable(entities.find(Ownership.class, spaceKey))
        .filter(ownership -> ownership.institution().id().equals(instrument.institution().id()))
        .isPresent();
  }

  /// Those that send in the name of an account.
  List<Instrument> sentBy(Account account) {
    return entities
        .createQuery(ALL + " where i.sender = :account order by i.id", Instrument.class)
        .setParameter("account", account)
        .getResultList();
  }

  /// The machine whose token has that hash, or empty if none counts.
  Optional<Caller.Instrument> findByToken(HubToken token) {
    return one(entities
            .createQuery(ALL + " where i.tokenHash = :hash", Instrument.class)
            .setParameter("hash", token.hash()))
        .map(instrument -> new Caller.Instrument(instrument.id(), task(instrument)));
  }

  /// Notes what a hub says of itself, and that it was heard of just now.
  void note(InstrumentId id, InstrumentReport report) {
    entities
        .createQuery(
            "update Instrument i set i.lastSeenAt = :now, i.queuedFiles = :files,"
                + " i.queuedBytes = :bytes, i.heldFiles = :held, i.bytesPerSecond = :rate,"
                + " i.fault = :fault where i.publicId = :id")
        .setParameter("now", clock.instant())
        .setParameter("files", report.queuedFiles())
        .setParameter("bytes", report.queuedBytes())
        .setParameter("held", report.heldFiles())
        .setParameter("rate", report.bytesPerSecond())
        .setParameter("fault", report.fault().orElse(null))
        .setParameter("id", id.value())
        .executeUpdate();
  }

  private static Optional<Caller.Instrument.Task> task(Instrument instrument) {
    return instrument
        .experiment()
        .map(experiment ->
            new Caller.Instrument.Task(
                experiment.id(), Subject.of(instrument.sender().orElseThrow())));
  }

  private static Optional<Instrument> one(TypedQuery<Instrument> query) {
    return query.getResultList().stream().findAny();
  }
}
