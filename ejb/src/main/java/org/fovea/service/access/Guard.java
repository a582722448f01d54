package org.fovea.service.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.fovea.model.account.Account;
import org.fovea.model.account.AccountState;
import org.fovea.model.image.ImageId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.DeniedException;
import org.fovea.service.shared.NotFoundException;

/// Decides on every request whether the caller may do it. Denies unless something allows.
///
/// Who may not even see a thing gets [NotFoundException], as if it did not exist; [DeniedException]
/// is for those who may see it but not do this to it. What only looks may be decided by what held
/// three seconds ago; what changes something is decided anew.
@ApplicationScoped
public class Guard {
  @Inject Accounts accounts;
  @Inject RoleSource roles;
  @Inject LinkSource links;
  @Inject Terms terms;

  /// Returns who the caller is.
  ///
  /// @throws LoginRequiredException if they have not logged in
  public Subject requirePerson(Caller caller) {
    return caller.subject().orElseThrow(LoginRequiredException::new);
  }

  /// Returns the caller's account, in whatever state: for what the law gives them at any time.
  ///
  /// @throws LoginRequiredException if they have not logged in
  /// @throws TermsException if they have no account, so that nothing of them is stored
  public Account requireHolder(Caller caller) {
    return accounts.find(requirePerson(caller)).orElseThrow(TermsException::new);
  }

  /// Returns the caller's account, which may change things: it is active, not restricted, and has
  /// accepted the present terms.
  ///
  /// @throws LoginRequiredException if they have not logged in
  /// @throws TermsException if they have no account or have not accepted the present terms
  /// @throws SuspendedException if the account is not active
  /// @throws RestrictedException if they have restricted it themselves
  public Account requireAccount(Caller caller) {
    return unrestricted(requireReader(caller));
  }

  private static Account unrestricted(Account account) {
    if (account.restrictedOn().isPresent()) {
      throw new RestrictedException();
    }
    return account;
  }

  /// Returns the machine that calls.
  ///
  /// @throws LoginRequiredException if the caller is none
  public Caller.Instrument requireInstrument(Caller caller) {
    if (caller instanceof Caller.Instrument machine) {
      return machine;
    }
    throw new LoginRequiredException();
  }

  /// Returns the account in whose name an instrument sends; it may change things.
  ///
  /// @throws InstrumentIdleException if it is active in no experiment
  /// @throws DeniedException if that account may change nothing, as [#requireAccount]
  public Account requireSender(Caller.Instrument machine) {
    var task = machine.task().orElseThrow(InstrumentIdleException::new);
    var sender = accounts.find(task.sender()).orElseThrow(InstrumentIdleException::new);
    return unrestricted(inForce(sender));
  }

  /// The same for who only looks at what is theirs: it may be restricted.
  public Account requireReader(Caller caller) {
    return inForce(requireHolder(caller));
  }

  private Account inForce(Account account) {
    if (account.state() != AccountState.ACTIVE) {
      throw new SuspendedException();
    }
    if (account.termsVersion() < terms.required()) {
      throw new TermsException();
    }
    return account;
  }

  /// Returns the caller's account to whoever wants to be rid of it: whatever terms were accepted,
  /// and whether or not closing was begun.
  ///
  /// @throws LoginRequiredException if they have not logged in
  /// @throws TermsException if they have no account
  /// @throws SuspendedException if the account is suspended
  public Account requireOwnAccount(Caller caller) {
    var account = requireHolder(caller);
    if (account.state() == AccountState.SUSPENDED) {
      throw new SuspendedException();
    }
    return account;
  }

  /// Returns if the caller may do `permission` in the space as a whole: as the next.
  public Standing require(Caller caller, Permission permission, SpaceId space) {
    return require(caller, permission, new Place(space));
  }

  /// Returns what the caller is in `place`, if they may do `permission` there.
  ///
  /// @throws NotFoundException if they may not know that the place exists
  /// @throws DeniedException if they may see it but not do this, for one of the reasons of
  ///   [#requireAccount] or because their role does not allow it
  /// @throws ConflictException if the space is archived, or takes no more uploads
  public Standing require(Caller caller, Permission permission, Place place) {
    if (caller instanceof Caller.Instrument machine) {
      return requireOf(machine, permission, place);
    }
    var found = permission.changes() ? roles.find(caller, place) : roles.recall(caller, place);
    var standing = found.orElseThrow(NotFoundException::new);
    if (!RolePolicy.allows(standing, permission)) {
      throw new DeniedException("role-too-weak", "Your role in this space does not allow this.");
    }
    if (permission.changes()) {
      requireAccount(caller);
    }
    requireOpen(permission, standing);
    return standing;
  }

  /// For an instrument there is only the experiment in which it is active, and only as long as the
  /// sender may upload there by a role that is stored.
  private Standing requireOf(Caller.Instrument machine, Permission permission, Place place) {
    if (!RolePolicy.allowsInstruments(permission) || !machine.isActiveIn(place.space())) {
      throw new NotFoundException();
    }
    requireSender(machine);
    var standing =
        roles
            .find(machine, place)
            .filter(found -> RolePolicy.allows(found, permission))
            .orElseThrow(SenderException::new);
    requireOpen(permission, standing);
    return standing;
  }

  private static void requireOpen(Permission permission, Standing standing) {
    if (permission.changesContent() && standing.rules().archived()) {
      throw new ArchivedException();
    }
    if (permission == Permission.UPLOAD && !standing.rules().takesUploads()) {
      throw new ConflictException(
          "experiment-done", "This experiment is done and takes no more images.");
    }
  }

  /// Returns if the caller may do `permission` to one image: by what they are in the place where it
  /// is, or by the link that they bring. A link counts here only, and for its image only.
  ///
  /// @param place where the image is
  /// @throws NotFoundException if they may not know that the image exists
  /// @throws DeniedException if they may see it but not do this
  public void require(Caller caller, Permission permission, ImageId image, Place place) {
    if (!(caller instanceof Caller.Linked linked)) {
      require(caller, permission, place);
      return;
    }
    var permitted = links.permitted(linked, image);
    if (!permitted.contains(Permission.VIEW_IMAGES)) {
      throw new NotFoundException();
    }
    if (!permitted.contains(permission)) {
      throw new DeniedException("link-too-weak", "This link does not allow this.");
    }
  }

  /// What the caller may do just now where they are of that standing: all that [#require] would not
  /// refuse.
  public Set<Permission> permitted(Caller caller, Standing standing) {
    boolean changes = inGoodStanding(caller);
    return Arrays.stream(Permission.values())
        .filter(permission -> RolePolicy.allows(standing, permission))
        .filter(permission -> changes || !permission.changes())
        .filter(permission -> !(permission.changesContent() && standing.rules().archived()))
        .filter(permission -> permission != Permission.UPLOAD || standing.rules().takesUploads())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
  }

  private boolean inGoodStanding(Caller caller) {
    return caller
        .subject()
        .flatMap(accounts::find)
        .filter(account -> account.state() == AccountState.ACTIVE)
        .filter(account -> account.termsVersion() >= terms.required())
        .filter(account -> account.restrictedOn().isEmpty())
        .isPresent();
  }

  /// Whether the caller may see images in `place`.
  public boolean sees(Caller caller, Place place) {
    return roles
        .recall(caller, place)
        .filter(standing -> allows(caller, standing, Permission.VIEW_IMAGES))
        .isPresent();
  }

  /// Whether the caller's role in the space allows `permission` now, whatever else may refuse it.
  public boolean may(Caller caller, Permission permission, SpaceId space) {
    return roles
        .find(caller, new Place(space))
        .filter(standing -> allows(caller, standing, permission))
        .isPresent();
  }

  private static boolean allows(Caller caller, Standing standing, Permission permission) {
    return RolePolicy.allows(standing, permission)
        && (!(caller instanceof Caller.Instrument) || RolePolicy.allowsInstruments(permission));
  }

  /// Whether the caller may do `permission` on the site, as far as their part goes.
  public boolean maySite(Caller caller, SitePermission permission) {
    return roles.siteRoles(caller).stream().anyMatch(role -> RolePolicy.allows(role, permission));
  }

  /// Returns the caller's account, if they may do `permission` on the site.
  ///
  /// @throws NotFoundException if they have no part in running the site
  /// @throws DeniedException if their part does not allow this, or for one of the reasons of
  ///   [#requireAccount]
  public Account requireSite(Caller caller, SitePermission permission) {
    var held = roles.siteRoles(caller);
    if (held.isEmpty()) {
      throw new NotFoundException();
    }
    if (held.stream().noneMatch(role -> RolePolicy.allows(role, permission))) {
      throw new DeniedException("site-role", "Your part on this site does not allow this.");
    }
    return requireAccount(caller);
  }
}
