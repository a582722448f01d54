package org.fovea.service.instrument;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import org.fovea.model.institution.InstitutionId;
import org.fovea.model.instrument.Instrument;
import org.fovea.model.instrument.InstrumentId;
import org.fovea.model.space.Experiment;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.SitePermission;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.SiteEvent.InstrumentMade;
import org.fovea.service.audit.SiteEvent.InstrumentTokenRevoked;
import org.fovea.service.audit.SiteEvent.InstrumentTokenRotated;
import org.fovea.service.audit.SpaceEvent.InstrumentDeactivated;
import org.fovea.service.institution.Institutions;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.space.Spaces;

/// The instruments of all institutions, for those who run the site. Each public method is one
/// transaction.
///
/// All throw [org.fovea.service.shared.NotFoundException] to whoever has no part in running the
/// site, and [org.fovea.service.shared.DeniedException] to who may look only.
@Stateless
public class InstrumentDesk {
  private static final int LONGEST_TITLE = 200;

  @PersistenceContext EntityManager entities;
  @Inject Guard guard;
  @Inject Instruments instruments;
  @Inject Institutions institutions;
  @Inject Spaces spaces;
  @Inject AuditLog audit;
  @Inject Clock clock;

  /// All instruments by institution and title.
  public List<InstrumentView> list(Caller caller) {
    guard.requireSite(caller, SitePermission.VIEW_CONSOLE);
    var now = clock.instant();
    return instruments.list().stream().map(each -> InstrumentView.of(each, now)).toList();
  }

  /// Makes an instrument with its first token.
  ///
  /// @param title 1 to 200 characters in one line
  /// @throws org.fovea.service.shared.NotFoundException if there is no such institution
  /// @throws ConflictException if the institution is retired
  /// @throws InvalidException if the title is not as it must be
  public DrawnToken make(Caller caller, InstitutionId owner, String title) {
    guard.requireSite(caller, SitePermission.MANAGE_INSTRUMENTS);
    var named = title.strip();
    if (named.isEmpty()
        || named.length() > LONGEST_TITLE
        || named.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidException(
          "title", "A title has 1 to " + LONGEST_TITLE + " characters and stands in one line.");
    }
    var institution = institutions.get(owner);
    if (institution.retiredAt().isPresent()) {
      throw new ConflictException("institution-retired", "This institution is retired.");
    }
    institutions.share(institution);
    var token = HubToken.draw();
    var instrument = new Instrument(institution, named, token.hash(), clock.instant());
    entities.persist(instrument);
    audit.record(caller, new InstrumentMade(instrument.id(), owner));
    return DrawnToken.of(instrument.id(), token);
  }

  /// Draws another token; the former one counts no more, from the next request on.
  ///
  /// @throws org.fovea.service.shared.NotFoundException if there is no such instrument
  public DrawnToken rotate(Caller caller, InstrumentId id) {
    guard.requireSite(caller, SitePermission.MANAGE_INSTRUMENTS);
    var instrument = instruments.lock(id);
    var token = HubToken.draw();
    instrument.rotate(token.hash(), clock.instant());
    audit.record(caller, new InstrumentTokenRotated(id));
    return DrawnToken.of(id, token);
  }

  /// Lets no token count any more, from the next request on; does nothing if none does.
  ///
  /// @throws org.fovea.service.shared.NotFoundException if there is no such instrument
  public void revoke(Caller caller, InstrumentId id) {
    guard.requireSite(caller, SitePermission.MANAGE_INSTRUMENTS);
    var instrument = instruments.lock(id);
    if (instrument.tokenDrawnAt().isPresent()) {
      instrument.revoke();
      audit.record(caller, new InstrumentTokenRevoked(id));
    }
  }

  /// Deactivates an instrument wherever it is active, for example because nobody of that experiment
  /// is there to do so; does nothing if it is not. The experiment's log tells of it.
  ///
  /// @throws org.fovea.service.shared.NotFoundException if there is no such instrument
  public void release(Caller caller, InstrumentId id) {
    guard.requireSite(caller, SitePermission.MANAGE_INSTRUMENTS);
    var where = instruments.get(id).experiment().map(Experiment::id);
    if (where.isEmpty()) {
      return;
    }
    spaces.lock(where.get());
    var instrument = instruments.lock(id);
    if (instrument.experiment().map(Experiment::id).equals(where)) {
      instrument.deactivate();
      audit.record(caller, new InstrumentDeactivated(where.get(), id));
    }
  }
}
