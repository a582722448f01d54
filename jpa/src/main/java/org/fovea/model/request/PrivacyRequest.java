package org.fovea.model.request;

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
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.fovea.model.account.Account;
import org.jspecify.annotations.Nullable;

/// Somebody asks the administrators for one of their rights. Holds no text: what is to be said is
/// said by mail, under the number of the case.
///
/// It is answered within a month, or within three if that was said in time (GDPR, Article 12.3).
@Entity
@Table(name = "privacy_request", schema = "fovea")
public class PrivacyRequest {
  /// Within which time a request is answered (GDPR, Article 12 (3)).
  public static final Period TERM = Period.ofMonths(1);

  /// By how much that can be extended, once.
  public static final Period EXTENSION = Period.ofMonths(2);

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Version private long version;

  @Column(name = "public_id", nullable = false, updatable = false)
  private String publicId;

  @Column(name = "case_number", nullable = false, updatable = false)
  private String caseNumber;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "account_id", updatable = false)
  private @Nullable Account account; // null: it is closed

  @Column(nullable = false, updatable = false)
  private String requester;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false)
  private RequestKind kind;

  @Column(updatable = false)
  private @Nullable String item;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private RequestState state;

  @Column(name = "opened_on", nullable = false, updatable = false)
  private LocalDate openedOn;

  @Column(name = "due_on", nullable = false)
  private LocalDate dueOn;

  @Enumerated(EnumType.STRING)
  @Column(name = "extended_for")
  private @Nullable ExtensionCause extendedFor;

  @Column(name = "settled_on")
  private @Nullable LocalDate settledOn;

  @Enumerated(EnumType.STRING)
  @Column(name = "refused_for")
  private @Nullable RefusalCause refusedFor;

  /// For the persistence provider only.
  protected PrivacyRequest() {
    this.publicId = "";
    this.caseNumber = "";
    this.requester = "";
    this.kind = RequestKind.OTHER;
    this.state = RequestState.OPEN;
    this.openedOn = LocalDate.EPOCH;
    this.dueOn = LocalDate.EPOCH;
  }

  /// @param requester keyed digest of the person, which outlives the account
  /// @param item identifier of an image or a space that it is about, or null
  public PrivacyRequest(
      Account account, String requester, RequestKind kind, @Nullable String item, LocalDate today) {
    this.publicId = PrivacyRequestId.random().value();
    this.caseNumber = CaseNumber.draw().value();
    this.account = account;
    this.requester = requester;
    this.kind = kind;
    this.item = item;
    this.state = RequestState.OPEN;
    this.openedOn = today;
    this.dueOn = today.plus(TERM);
  }

  /// The database key; never leaves the services.
  public long key() {
    return id;
  }

  public PrivacyRequestId id() {
    return new PrivacyRequestId(publicId);
  }

  public CaseNumber caseNumber() {
    return new CaseNumber(caseNumber);
  }

  /// Whose it is, or empty if their account is closed.
  public Optional<Account> account() {
    return Optional.ofNullable(account);
  }

  public RequestKind kind() {
    return kind;
  }

  /// Identifier of what it is about, if of one thing.
  public Optional<String> item() {
    return Optional.ofNullable(item);
  }

  public RequestState state() {
    return state;
  }

  public LocalDate openedOn() {
    return openedOn;
  }

  /// The last day on which an answer is in time.
  public LocalDate dueOn() {
    return dueOn;
  }

  /// Why it takes longer, if it was extended.
  public Optional<ExtensionCause> extendedFor() {
    return Optional.ofNullable(extendedFor);
  }

  public Optional<LocalDate> settledOn() {
    return Optional.ofNullable(settledOn);
  }

  /// Why it was refused, if it was.
  public Optional<RefusalCause> refusedFor() {
    return Optional.ofNullable(refusedFor);
  }

  /// Whether it is open and its last day is over.
  public boolean isOverdue(LocalDate today) {
    return state == RequestState.OPEN && today.isAfter(dueOn);
  }

  /// Whether it may be given two more months on that day: once, and in time.
  public boolean isExtendable(LocalDate today) {
    return state == RequestState.OPEN && extendedFor == null && !today.isAfter(dueOn);
  }

  /// Gives it two more months.
  public void extend(ExtensionCause cause) {
    extendedFor = cause;
    dueOn = openedOn.plus(TERM).plus(EXTENSION);
  }

  /// Ends it.
  public void settle(RequestState how, LocalDate today) {
    state = how;
    settledOn = today;
  }

  /// Ends it with a refusal.
  public void refuse(RefusalCause cause, LocalDate today) {
    refusedFor = cause;
    settle(RequestState.REFUSED, today);
  }
}
