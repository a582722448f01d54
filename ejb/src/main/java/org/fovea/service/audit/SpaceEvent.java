package org.fovea.service.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.institution.InstitutionId;
import org.fovea.model.instrument.InstrumentId;
import org.fovea.model.policy.PolicyId;
import org.fovea.model.space.BreakGlassId;
import org.fovea.model.space.Cause;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.model.space.Stage;

/// What happens to a space itself.
public sealed interface SpaceEvent extends AuditEvent, AuditEvent.InSpace {

  /// An experiment, project or team was made; who made it is its principal investigator.
  ///
  /// @param institution that owns it
  /// @param policy the revision by which they qualified, or empty if it was the default
  record SpaceCreated(
      SpaceId space, SpaceKind kind, InstitutionId institution, Optional<PolicyId> policy)
      implements SpaceEvent, OfRoles {}

  /// Name or description was changed.
  record SpaceChanged(SpaceId space) implements SpaceEvent {}

  /// Viewers may download originals now, or may no more.
  record ViewersDownloadChanged(SpaceId space, boolean allowed) implements SpaceEvent, OfRoles {}

  /// An experiment entered another stage.
  record StageChanged(SpaceId space, Stage former, Stage next) implements SpaceEvent {}

  /// Nobody changes anything in it any more.
  record SpaceArchived(SpaceId space) implements SpaceEvent {}

  /// It is open for changes again.
  record SpaceTakenUp(SpaceId space) implements SpaceEvent {}

  record FolderCreated(SpaceId space, FolderId folder) implements SpaceEvent {}

  record FolderRenamed(SpaceId space, FolderId folder) implements SpaceEvent {}

  /// A folder is gone; its images are in the space, in no folder.
  record FolderDeleted(SpaceId space, FolderId folder) implements SpaceEvent {}

  /// An experiment lends the members of a project a role. The project has an entry of its own.
  record LinkedToProject(SpaceId space, SpaceId project, Role grants)
      implements SpaceEvent, OfRoles {}

  /// The same, in the project.
  record ExperimentLinked(SpaceId space, SpaceId experiment, Role grants) implements SpaceEvent {}

  /// The link is gone. The project has an entry of its own.
  record UnlinkedFromProject(SpaceId space, SpaceId project) implements SpaceEvent, OfRoles {}

  /// The same, in the project.
  record ExperimentUnlinked(SpaceId space, SpaceId experiment) implements SpaceEvent {}

  /// An administrator or auditor may look into the space for a while.
  ///
  /// @param reference number of the case
  /// @param ends when that is over
  record BreakGlassOpened(
      SpaceId space, BreakGlassId breakGlass, Cause cause, String reference, Instant ends)
      implements SpaceEvent, OfRoles {}

  /// They ended it themselves.
  record BreakGlassEnded(SpaceId space, BreakGlassId breakGlass) implements SpaceEvent, OfRoles {}

  /// An instrument sends its files here from now on, in the name of whoever did this.
  record InstrumentActivated(SpaceId space, InstrumentId instrument)
      implements SpaceEvent, OfRoles {}

  /// An instrument sends nothing here any more.
  record InstrumentDeactivated(SpaceId space, InstrumentId instrument)
      implements SpaceEvent, OfRoles {}

  /// Somebody took out who did what.
  ///
  /// @param from the first day, in UTC
  /// @param until the last day, included
  record TranscriptExported(SpaceId space, LocalDate from, LocalDate until) implements SpaceEvent {}
}
