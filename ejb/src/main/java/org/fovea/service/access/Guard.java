package org.fovea.service.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.fovea.model.account.Account;
import org.fovea.model.account.AccountState;
import org.fovea.model.space.SpaceId;
import org.fovea.service.shared.DeniedException;
import org.fovea.service.shared.NotFoundException;

/// Decides on every request whether the caller may do it. Denies unless something allows.
///
/// Who may not even see a thing gets [NotFoundException], as if it did not exist; [DeniedException]
/// is for those who may see it but not do this to it.
@ApplicationScoped
public class Guard {
  @Inject Accounts accounts;
  @Inject RoleSource roles;

  /// Returns who the caller is.
  ///
  /// @throws LoginRequiredException if they have not logged in
  public Subject requirePerson(Caller caller) {
    return caller.subject().orElseThrow(LoginRequiredException::new);
  }

  /// Returns the caller's account, which is active and has accepted the present terms.
  ///
  /// @throws LoginRequiredException if they have not logged in
  /// @throws TermsException if they have no account or have not accepted the present terms
  /// @throws SuspendedException if the account is not active
  public Account requireAccount(Caller caller) {
    var account = accounts.find(requirePerson(caller)).orElseThrow(TermsException::new);
    if (account.state() != AccountState.ACTIVE) {
      throw new SuspendedException();
    }
    if (account.termsVersion() < Terms.VERSION) {
      throw new TermsException();
    }
    return account;
  }

  /// Returns if the caller may do `permission` in `space`.
  ///
  /// @throws NotFoundException if they may not know that the space exists
  /// @throws DeniedException if they may see it but not do this, for one of the reasons of
  ///   [#requireAccount] or because their role does not allow it
  public void require(Caller caller, Permission permission, SpaceId space) {
    var who = caller.subject().orElseThrow(NotFoundException::new);
    var role = roles.find(who, space).orElseThrow(NotFoundException::new);
    if (!RolePolicy.allows(role, permission)) {
      throw new DeniedException("role-too-weak", "Your role in this space does not allow this.");
    }
    if (permission.changes()) {
      requireAccount(caller);
    }
  }

  /// Whether the caller may know that `space` exists and see its images.
  public boolean sees(Caller caller, SpaceId space) {
    return caller
        .subject()
        .flatMap(who -> roles.find(who, space))
        .filter(role -> RolePolicy.allows(role, Permission.VIEW_IMAGES))
        .isPresent();
  }
}
