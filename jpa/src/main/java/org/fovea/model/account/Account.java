package org.fovea.model.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A person's record here: made when they accept the terms, gone when nothing of theirs is left.
///
/// Issuer and `sub` are the only facts about a person that are stored. Logins are kept as dates,
/// without times.
@Entity
@Table(name = "account", schema = "fovea")
public class Account {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Version private long version;

  @Column(name = "public_id", nullable = false, updatable = false)
  private String publicId;

  @Column(nullable = false, updatable = false)
  private String issuer;

  @Column(nullable = false, updatable = false)
  private String sub;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private AccountState state;

  @Column(name = "first_login", nullable = false, updatable = false)
  private LocalDate firstLogin;

  @Column(name = "last_login", nullable = false)
  private LocalDate lastLogin;

  @Column(name = "terms_version", nullable = false)
  private int termsVersion;

  @Column(name = "restricted_on")
  private @Nullable LocalDate restrictedOn; // null: it is not

  @Column(name = "warned_on")
  private @Nullable LocalDate warnedOn;

  @Column(nullable = false)
  private long acknowledged; // key of a document; only grows

  /// For the persistence provider only.
  protected Account() {
    this("", "", LocalDate.EPOCH);
  }

  /// The record of somebody who logged in for the first time and has not accepted any terms yet.
  public Account(String issuer, String sub, LocalDate today) {
    this.publicId = AccountId.random().value();
    this.issuer = issuer;
    this.sub = sub;
    this.state = AccountState.ACTIVE;
    this.firstLogin = today;
    this.lastLogin = today;
  }

  /// The database key; never leaves the services.
  public long key() {
    return id;
  }

  public AccountId id() {
    return new AccountId(publicId);
  }

  public String issuer() {
    return issuer;
  }

  public String sub() {
    return sub;
  }

  public AccountState state() {
    return state;
  }

  public LocalDate firstLogin() {
    return firstLogin;
  }

  public LocalDate lastLogin() {
    return lastLogin;
  }

  /// The newest version of the terms that was accepted, 0 if none.
  public int termsVersion() {
    return termsVersion;
  }

  /// The key of the newest document of which they know, 0 if none.
  public long acknowledged() {
    return acknowledged;
  }

  /// Notes that they know of a document, and of all that were published before it.
  public void acknowledge(long document) {
    acknowledged = Math.max(acknowledged, document);
  }

  /// Notes that a version of the terms was accepted; an older one changes nothing.
  public void acceptTerms(int accepted) {
    termsVersion = Math.max(termsVersion, accepted);
  }

  /// Since when its owner has restricted it (GDPR, Article 18), or empty if they have not.
  public Optional<LocalDate> restrictedOn() {
    return Optional.ofNullable(restrictedOn);
  }

  /// From now on nothing but storage happens with it. Returns whether that is new.
  public boolean restrict(LocalDate today) {
    if (restrictedOn != null) {
      return false;
    }
    restrictedOn = today;
    return true;
  }

  /// Lifts the restriction. Returns whether there was one.
  public boolean unrestrict() {
    boolean restricted = restrictedOn != null;
    restrictedOn = null;
    return restricted;
  }

  /// Shuts the account until further notice.
  public void suspend() {
    state = AccountState.SUSPENDED;
  }

  /// Opens it again.
  public void reinstate() {
    state = AccountState.ACTIVE;
  }

  /// Nobody can use it any more; what is left of it goes.
  public void close() {
    state = AccountState.CLOSED;
  }

  /// Since when it is marked as one that nobody uses, which a login undoes.
  public Optional<LocalDate> warnedOn() {
    return Optional.ofNullable(warnedOn);
  }

  /// Marks it as one that nobody uses.
  public void warn(LocalDate today) {
    warnedOn = today;
  }
}
