package org.fovea.service.document;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.fovea.model.account.Account;
import org.fovea.model.audit.AuditHead;
import org.fovea.model.document.Document;
import org.fovea.model.document.DocumentKind;
import org.fovea.model.document.DocumentReview;
import org.fovea.service.access.Accounts;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.SitePermission;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.DocumentEvent.DocumentPublished;
import org.fovea.service.audit.DocumentEvent.DocumentReviewed;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.NotFoundException;

/// Policies and terms. Everybody may read them; administrators publish. Each public method is one
/// transaction.
@Stateless
public class DocumentService {
  /// How long a document may go unread by those who answer for it.
  private static final Period REVIEW = Period.ofMonths(12);

  private static final Period LONGEST_AHEAD = Period.ofYears(1);
  private static final int LONGEST_SUPPLEMENT = 8000;
  private static final int LONGEST_SUMMARY = 500;

  @PersistenceContext EntityManager entities;
  @Inject Guard guard;
  @Inject Accounts accounts;
  @Inject Documents documents;
  @Inject AuditLog audit;
  @Inject Clock clock;

  /// The version that holds now; for all.
  ///
  /// @throws NotFoundException if none was ever published
  public DocumentView current(Caller caller, DocumentKind kind) {
    return documents.findPresent(kind).map(DocumentView::of).orElseThrow(NotFoundException::new);
  }

  /// One version, also one that does not hold yet or any more; for all.
  ///
  /// @throws NotFoundException if there is no such version
  public DocumentView get(Caller caller, DocumentKind kind, int version) {
    return documents.find(kind, version).map(DocumentView::of).orElseThrow(NotFoundException::new);
  }

  /// All versions, newest first; for all.
  public List<DocumentView> list(Caller caller, DocumentKind kind) {
    return documents.list(kind).stream().map(DocumentView::of).toList();
  }

  /// What the caller should be told of: the newest versions that changed something in substance and
  /// that they have not acknowledged, newest first. Of terms that hold already they are asked to
  /// accept them, so these are not among them. Empty for visitors and without an account.
  public List<DocumentView> news(Caller caller) {
    var account = caller.subject().flatMap(accounts::find);
    return account.map(this::news).orElse(List.of());
  }

  private List<DocumentView> news(Account account) {
    return documents.recentlyNewest().stream()
        .filter(document -> document.key() > account.acknowledged() && document.material())
        .filter(document ->
            document.kind() != DocumentKind.TERMS
                || document.effectiveOn().isAfter(documents.today()))
        .sorted(Comparator.comparingLong(Document::key).reversed())
        .map(DocumentView::of)
        .toList();
  }

  /// Notes that the caller knows of a version, and of all that were published before it. Nothing
  /// but its number is kept.
  ///
  /// @throws LoginRequiredException if they have not logged in
  /// @throws NotFoundException if there is no such version, or they have no account
  public void acknowledge(Caller caller, DocumentKind kind, int version) {
    var account = accounts.find(guard.requirePerson(caller)).orElseThrow(NotFoundException::new);
    var document = documents.find(kind, version).orElseThrow(NotFoundException::new);
    account.acknowledge(document.key());
  }

  /// All documents as administrators see them, with when they are due for review.
  ///
  /// @throws NotFoundException if the caller has no part in running the site
  public List<DocumentDesk> desk(Caller caller) {
    guard.requireSite(caller, SitePermission.VIEW_CONSOLE);
    return Arrays.stream(DocumentKind.values())
        .flatMap(kind -> documents.findNewest(kind).stream())
        .map(this::desk)
        .toList();
  }

  private DocumentDesk desk(Document newest) {
    var published = newest.publishedAt();
    var reviewed =
        documents
            .lastReview(newest.kind())
            .filter(review -> review.isAfter(published))
            .orElse(published);
    var day = LocalDate.ofInstant(reviewed, ZoneOffset.UTC);
    var due = day.plus(REVIEW);
    return new DocumentDesk(
        newest.kind(),
        DocumentView.of(newest),
        newest.supplement(),
        day,
        due,
        !documents.today().isBefore(due));
  }

  /// Publishes a new version.
  ///
  /// @return its number
  /// @throws NotFoundException if the caller has no part in running the site
  /// @throws DeniedException if they may look only
  /// @throws ConflictException if the text is that of the newest version, or that one comes into
  ///   force later
  /// @throws InvalidException if a text is too long, or the day is past or far away
  public int publish(Caller caller, DocumentKind kind, DocumentDraft draft) {
    guard.requireSite(caller, SitePermission.PUBLISH_DOCUMENTS);
    check(draft);
    var day = draft.effectiveOn().orElseGet(documents::today);
    requireSoon(day);
    // two who publish at once take turns here
    entities.find(AuditHead.class, AuditHead.KEY, LockModeType.PESSIMISTIC_WRITE);
    var newest = documents.findNewest(kind).orElseThrow(NotFoundException::new);
    if (newest.text().equals(draft.text())) {
      throw new ConflictException("document-same", "The newest version says the same already.");
    }
    if (newest.effectiveOn().isAfter(day)) {
      throw new ConflictException(
          "document-order",
          "Version "
              + newest.version()
              + " comes into force on "
              + newest.effectiveOn()
              + "; a newer one cannot do so before it.");
    }
    var content =
        new Document.Content(
            draft.text(), draft.supplement(), draft.summary().strip(), draft.material());
    int version = newest.version() + 1;
    entities.persist(new Document(kind, version, content, clock.instant(), day));
    audit.record(caller, new DocumentPublished(kind, version, day));
    return version;
  }

  private static void check(DocumentDraft draft) {
    if (draft.summary().isBlank() || draft.summary().strip().length() > LONGEST_SUMMARY) {
      throw new InvalidException(
          "document-summary",
          "Say in 1 to " + LONGEST_SUMMARY + " characters what is new in this version.");
    }
    if (draft.supplement().length() > LONGEST_SUPPLEMENT) {
      throw new InvalidException(
          "document-supplement", "What you add has at most " + LONGEST_SUPPLEMENT + " characters.");
    }
  }

  private void requireSoon(LocalDate day) {
    var today = documents.today();
    if (day.isBefore(today) || day.isAfter(today.plus(LONGEST_AHEAD))) {
      throw new InvalidException(
          "document-day", "A version comes into force today or within a year.");
    }
  }

  /// Notes that somebody has read a document through and found it right.
  ///
  /// @throws NotFoundException if the caller has no part in running the site
  /// @throws DeniedException if they may look only
  public void review(Caller caller, DocumentKind kind) {
    guard.requireSite(caller, SitePermission.PUBLISH_DOCUMENTS);
    var newest = documents.findNewest(kind).orElseThrow(NotFoundException::new);
    entities.persist(new DocumentReview(kind, clock.instant()));
    audit.record(caller, new DocumentReviewed(kind, newest.version()));
  }

  /// Publishes the first version of a kind that has none, at the start of a new site.
  public void begin(DocumentKind kind, String text) {
    // nodes that start together take turns here, and the second finds one
    entities.find(AuditHead.class, AuditHead.KEY, LockModeType.PESSIMISTIC_WRITE);
    if (documents.findNewest(kind).isEmpty()) {
      var today = documents.today();
      var content = new Document.Content(text, "", "", true);
      entities.persist(new Document(kind, 1, content, clock.instant(), today));
      audit.recordOwn(new DocumentPublished(kind, 1, today));
    }
  }
}
