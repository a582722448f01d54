package org.fovea.service.space;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.fovea.model.account.Account;
import org.fovea.model.account.AccountState;
import org.fovea.model.institution.Institution;
import org.fovea.model.space.Folder;
import org.fovea.model.space.MemberId;
import org.fovea.model.space.Membership;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.Team;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Subject;
import org.fovea.service.audit.Pseudonym;
import org.fovea.service.audit.Pseudonyms;
import org.fovea.service.shared.Page;
import org.fovea.service.shared.PageRequest;

/// Shows members as others may see them.
@ApplicationScoped
class MemberViews {
  @Inject Pseudonyms pseudonyms;

  /// A page of members of one space.
  ///
  /// @param found what was found for `wanted`
  Page<MemberView, MemberId> of(
      Caller caller, SpaceId space, List<Membership> found, PageRequest<MemberId> wanted) {
    return Page.of(found, wanted, Membership::id).map(member -> of(caller, space, member));
  }

  private MemberView of(Caller caller, SpaceId space, Membership member) {
    return new MemberView(
        member.id(),
        member.account().map(account -> pseudonyms.of(space, Subject.of(account))),
        member.team().map(MemberViews::ref),
        member.role(),
        member.institution().map(Institution::name),
        member.folder().map(MemberViews::ref),
        member.since(),
        member.account().filter(account -> isSelf(caller, account)).isPresent());
  }

  /// What the owner of an account is called in a space, or empty if they gave it up.
  Optional<Pseudonym> pseudonym(SpaceId space, Optional<Account> account) {
    return account
        .filter(known -> known.state() != AccountState.CLOSED)
        .map(known -> pseudonyms.of(space, Subject.of(known)));
  }

  /// Whether it is the caller's account.
  static boolean isSelf(Caller caller, Account account) {
    return caller.subject().filter(Subject.of(account)::equals).isPresent();
  }

  static TeamRef ref(Team team) {
    return new TeamRef(team.id(), team.name());
  }

  static FolderRef ref(Folder folder) {
    return new FolderRef(folder.id(), folder.name());
  }
}
