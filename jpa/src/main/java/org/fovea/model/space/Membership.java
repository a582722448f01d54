package org.fovea.model.space;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.account.Account;
import org.fovea.model.institution.Institution;
import org.jspecify.annotations.Nullable;

/// An account's, or a team's, place in one space, and the role in it. At most one per pair; in a
/// personal repository one per account and folder, and those look only.
@Entity
@Table(name = "membership", schema = "fovea")
public class Membership {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Version private long version;

  @Column(name = "public_id", nullable = false, updatable = false)
  private String publicId;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "space_id", nullable = false, updatable = false)
  private @Nullable Space space; // null never, except while the provider builds the object

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "account_id", updatable = false)
  private @Nullable Account account; // null: a team

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "team_id", updatable = false)
  private @Nullable Team team; // null: an account

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "folder_id", updatable = false)
  private @Nullable Folder folder; // null: the whole space

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private Role role;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "institution_id")
  private @Nullable Institution institution;

  @Column(nullable = false, updatable = false)
  private Instant since;

  /// For the persistence provider only.
  protected Membership() {
    this.publicId = "";
    this.role = Role.VIEWER;
    this.since = Instant.EPOCH;
  }

  /// A person's place in a whole space.
  ///
  /// @param institution on whose behalf they hold the role, as others in the space see it, or null
  public Membership(
      Space space, Account account, Role role, @Nullable Institution institution, Instant now) {
    this(space, role, now);
    this.account = account;
    this.institution = institution;
  }

  private Membership(Space space, Role role, Instant now) {
    this.publicId = MemberId.random().value();
    this.space = space;
    this.role = role;
    this.since = now;
  }

  /// A team's place in a project or experiment.
  public static Membership ofTeam(Space space, Team team, Role role, Instant now) {
    var membership = new Membership(space, role, now);
    membership.team = team;
    return membership;
  }

  /// A person who may look at one folder of a personal repository.
  public static Membership ofFolder(Folder folder, Account account, Instant now) {
    var membership = new Membership(folder.space(), Role.VIEWER, now);
    membership.account = account;
    membership.folder = folder;
    return membership;
  }

  /// The database key; never leaves the services.
  public long key() {
    return id;
  }

  public MemberId id() {
    return new MemberId(publicId);
  }

  public Space space() {
    if (space == null) {
      throw new IllegalStateException("membership " + publicId + " has no space");
    }
    return space;
  }

  /// The person, or empty if it is a team.
  public Optional<Account> account() {
    return Optional.ofNullable(account);
  }

  /// The team, or empty if it is a person.
  public Optional<Team> team() {
    return Optional.ofNullable(team);
  }

  /// The one folder it is about, or empty if it is the whole space.
  public Optional<Folder> folder() {
    return Optional.ofNullable(folder);
  }

  public Role role() {
    return role;
  }

  /// On whose behalf a person holds the role.
  public Optional<Institution> institution() {
    return Optional.ofNullable(institution);
  }

  public Instant since() {
    return since;
  }

  /// Sets the role and returns the one held before, for the audit log.
  public Role changeRole(Role next) {
    var former = role;
    role = next;
    return former;
  }

  /// Holds the role on behalf of that institution from now on.
  public void actFor(Institution newInstitution) {
    institution = newInstitution;
  }
}
