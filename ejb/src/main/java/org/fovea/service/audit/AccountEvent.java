package org.fovea.service.audit;

import org.fovea.model.account.ClosingKind;
import org.fovea.model.request.PrivacyRequestId;
import org.fovea.model.request.RequestKind;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Subject;

/// What happens to somebody's own account.
public sealed interface AccountEvent extends AuditEvent {

  /// Somebody accepted a version of the terms of use.
  ///
  /// @param version the version
  record TermsAccepted(int version) implements AccountEvent {}

  /// Somebody has an account now.
  record AccountOpened() implements AccountEvent {}

  /// Somebody has a personal repository now.
  ///
  /// @param space the repository
  record PersonalRepositoryOpened(SpaceId space) implements AccountEvent, InSpace, OfRoles {}

  /// Somebody who has an account logged in.
  record LoggedIn() implements AccountEvent {}

  /// Somebody has restricted the processing of their data: nothing but storage happens with it.
  record ProcessingRestricted() implements AccountEvent {}

  /// They have lifted that.
  record RestrictionLifted() implements AccountEvent {}

  /// Somebody downloads all that is held of them.
  record DataExported() implements AccountEvent {}

  /// Somebody asks the administrators for one of their rights.
  record RequestOpened(PrivacyRequestId request, RequestKind kind) implements AccountEvent {}

  record RequestWithdrawn(PrivacyRequestId request) implements AccountEvent {}

  /// An account cannot be used any more, and what is left of it goes.
  record ClosingBegun(Subject person, ClosingKind kind) implements AccountEvent, AboutPerson {}

  /// Some images of a personal repository are gone, with their originals and pyramids.
  ///
  /// @param images how many
  /// @param sizeBytes length of their originals
  record RepositoryEmptied(SpaceId space, long images, long sizeBytes)
      implements AccountEvent, InSpace {}

  /// A personal repository is gone.
  ///
  /// @param shares how many times somebody could look at a folder of it
  record PersonalRepositoryClosed(SpaceId space, long shares)
      implements AccountEvent, InSpace, OfRoles {}

  /// An account is gone.
  ///
  /// @param imagesDeleted images of the personal repository
  /// @param bytesDeleted length of their originals
  /// @param imagesKept images in spaces of institutions, which tell nobody's name any more
  /// @param rolesEnded roles elsewhere; each has an entry of its own
  record AccountClosed(
      Subject person,
      ClosingKind kind,
      long imagesDeleted,
      long bytesDeleted,
      long imagesKept,
      long rolesEnded)
      implements AccountEvent, AboutPerson {}

  /// Nobody has used an account for so long that it will be closed.
  record InactivityNoted(Subject person) implements AccountEvent, AboutPerson {}
}
