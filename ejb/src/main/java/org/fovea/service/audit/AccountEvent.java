package org.fovea.service.audit;

import org.fovea.model.space.SpaceId;

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
}
