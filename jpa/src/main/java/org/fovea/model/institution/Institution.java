package org.fovea.model.institution;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A registered institution: it may own spaces, through a principal investigator who belongs to it.
///
/// Who belongs to it is not stored; a session says so, by a claim that names one of its scopes.
@Entity
@Table(name = "institution", schema = "fovea")
public class Institution {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Version private long version;

  @Column(name = "public_id", nullable = false, updatable = false)
  private String publicId;

  @Column(nullable = false)
  private String name;

  @Column(name = "ror_id")
  private @Nullable String rorId;

  @Column(name = "facility_code", nullable = false)
  private String facilityCode;

  @ElementCollection(fetch = FetchType.LAZY)
  @CollectionTable(
      name = "institution_scope",
      schema = "fovea",
      joinColumns = @JoinColumn(name = "institution_id"))
  @Column(name = "scope", nullable = false)
  private Set<String> scopes = new HashSet<>();

  @Column(name = "registered_at", nullable = false, updatable = false)
  private Instant registeredAt;

  @Column(name = "retired_at")
  private @Nullable Instant retiredAt;

  /// For the persistence provider only.
  protected Institution() {
    this("", "", Instant.EPOCH);
  }

  /// An institution without scopes, to which nobody belongs yet.
  ///
  /// @param facilityCode 2 to 8 capital letters, with which its exIDs begin
  public Institution(String name, String facilityCode, Instant now) {
    this.publicId = InstitutionId.random().value();
    this.name = name;
    this.facilityCode = facilityCode;
    this.registeredAt = now;
  }

  /// The database key; never leaves the services.
  public long key() {
    return id;
  }

  public InstitutionId id() {
    return new InstitutionId(publicId);
  }

  public String name() {
    return name;
  }

  /// Its identifier in the Research Organization Registry, the nine characters after `ror.org/`.
  public Optional<String> rorId() {
    return Optional.ofNullable(rorId);
  }

  public String facilityCode() {
    return facilityCode;
  }

  /// The domains whose people belong to it, in lower case.
  public Set<String> scopes() {
    return Set.copyOf(scopes);
  }

  public Instant registeredAt() {
    return registeredAt;
  }

  /// Since when nobody can make spaces for it any more; what it owns it keeps.
  public Optional<Instant> retiredAt() {
    return Optional.ofNullable(retiredAt);
  }

  public void rename(String newName) {
    name = newName;
  }

  /// Sets or, with null, removes the identifier in the Research Organization Registry.
  public void register(@Nullable String newRorId) {
    rorId = newRorId;
  }

  /// Only as long as no exID begins with the old one.
  public void recode(String newFacilityCode) {
    facilityCode = newFacilityCode;
  }

  /// Its domains from now on, in lower case.
  public void rescope(Set<String> newScopes) {
    scopes.retainAll(newScopes);
    scopes.addAll(newScopes);
  }

  /// Ends it; asking again keeps the first date.
  public void retire(Instant now) {
    if (retiredAt == null) {
      retiredAt = now;
    }
  }

  /// Takes it up again.
  public void reinstate() {
    retiredAt = null;
  }
}
