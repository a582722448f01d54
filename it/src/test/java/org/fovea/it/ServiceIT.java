package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import org.assertj.core.api.Assertions;
import org.fovea.config.Settings;
import org.fovea.model.document.Document;
import org.fovea.model.document.DocumentKind;
import org.fovea.model.policy.Policy;
import org.fovea.model.policy.PolicyKind;
import org.fovea.model.shared.PublicId;
import org.fovea.model.upload.UploadId;
import org.fovea.model.upload.UploadKind;
import org.fovea.pyramid.PyramidReader;
import org.fovea.service.access.Affiliations;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Subject;
import org.fovea.service.access.Terms;
import org.fovea.service.account.AccountService;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.image.PyramidWorker;
import org.fovea.service.image.Shards;
import org.fovea.service.policy.UploadPolicyException;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.shared.Recent;
import org.fovea.service.shared.TooLargeException;
import org.fovea.service.upload.Concatenation;
import org.fovea.service.upload.Destination;
import org.fovea.service.upload.NewUpload;
import org.fovea.service.upload.Part;
import org.fovea.service.upload.UploadExpiry;
import org.fovea.service.upload.UploadService;
import org.fovea.service.upload.UploadStore;
import org.fovea.service.upload.UploadView;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Services inside the provisioned server, on its data source: what only real transactions show.
@ExtendWith(ArquillianExtension.class)
class ServiceIT {
  @Inject AccountService accounts;
  @Inject UploadService uploads;
  @Inject UploadExpiry expiry;
  @Inject UploadStore store;
  @Inject Clock clock;
  @Resource ManagedExecutorService threads;
  @Resource UserTransaction transaction;
  @PersistenceContext EntityManager entities;

  @Deployment
  static WebArchive services() {
    return ShrinkWrap.create(WebArchive.class, "service-tests.war")
        .addPackages(true, "org.fovea.model", "org.fovea.config")
        .addPackages(false, Guard.class.getPackage(), AccountService.class.getPackage())
        .addPackages(false, AuditLog.class.getPackage())
        .addPackage("org.fovea.service.shared")
        .addPackage("org.fovea.service.hold")
        .addPackage("org.fovea.service.institution")
        .addPackage("org.fovea.service.policy")
        .addPackage("org.fovea.service.space")
        .addPackage("org.fovea.service.link") // the guard asks it
        .addPackage("org.fovea.service.instrument") // uploads and the closing of accounts ask it
        .addPackage("org.fovea.service.upload")
        .addPackages(
            false,
            Filters.exclude(PyramidWorker.class), // it would do real work
            Shards.class.getPackage())
        .addClasses(Settings.class, Eventually.class)
        .addAsResource("META-INF/persistence.xml")
        .addAsLibraries(
            libraryOf(Assertions.class), libraryOf(PyramidReader.class), libraryOf(Caffeine.class))
        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
  }

  @Test
  void twentyFirstAcceptancesAtOnceMakeOneAccount() throws Exception {
    var caller = newcomer();
    Callable<Void> accept =
        () -> {
          accounts.acceptTerms(caller, Terms.FIRST);
          return null;
        };
    List<Callable<Void>> twenty = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      twenty.add(accept);
    }
    for (var done : threads.invokeAll(twenty)) {
      done.get(); // none may fail
    }
    assertThat(count("Account a where a.sub = :sub", caller)).isEqualTo(1);
    assertThat(count("PersonalRepository r where r.owner.sub = :sub", caller)).isEqualTo(1);
  }

  /// New terms are there inside this transaction only, so nobody else is asked.
  @Test
  void whoHasNotAcceptedThePresentTermsChangesNothing() throws Exception {
    var caller = newcomer();
    accounts.acceptTerms(caller, Terms.FIRST);
    transaction.begin();
    try {
      publishTerms(Terms.FIRST + 1, false);
      Eventually.get(
          Duration.ofSeconds(5), () -> accounts.me(caller).termsCurrent(), now -> now == 2);
      assertThat(accounts.me(caller).termsUpToDate()).isTrue(); // nothing changed in substance

      publishTerms(Terms.FIRST + 2, true);
      Eventually.get(
          Duration.ofSeconds(5), () -> accounts.me(caller).termsRequired(), now -> now == 3);
      assertThat(accounts.me(caller).termsUpToDate()).isFalse();
      accounts.acceptTerms(caller, Terms.FIRST + 2);
      assertThat(accounts.me(caller).termsUpToDate()).isTrue();
    } finally {
      transaction.rollback();
    }
    Eventually.get(
        Duration.ofSeconds(5), () -> accounts.me(caller).termsCurrent(), now -> now == 1);
  }

  private void publishTerms(int version, boolean material) {
    var content = new Document.Content("Version " + version, "", "Newer", material);
    var now = clock.instant();
    entities.persist(
        new Document(
            DocumentKind.TERMS, version, content, now, LocalDate.ofInstant(now, ZoneOffset.UTC)));
    entities.flush();
  }

  @Test
  void theLogNeverForksUnderLoad() throws Exception {
    List<Callable<Void>> newcomers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      var caller = newcomer();
      newcomers.add(() -> {
        accounts.acceptTerms(caller, Terms.FIRST);
        return null;
      });
    }
    for (var done : threads.invokeAll(newcomers)) {
      done.get();
    }
    List<?> previous =
        entities
            .createQuery("select e.previousHash from AuditEntry e order by e.sequence")
            .getResultList();
    assertThat(new HashSet<>(previous)).hasSize(previous.size());
    Object newest =
        entities.createQuery("select max(e.sequence) from AuditEntry e").getSingleResult();
    assertThat(newest).isEqualTo((long) previous.size());
  }

  @Test
  void aChangeThatIsRolledBackLeavesNoEntry() throws Exception {
    var caller = newcomer();
    long before = entries();

    transaction.begin();
    accounts.acceptTerms(caller, Terms.FIRST);
    transaction.rollback();

    assertThat(entries()).isEqualTo(before);
    assertThat(count("Account a where a.sub = :sub", caller)).isZero();
  }

  /// The jar that a class comes from.
  static File libraryOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toFile();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anUploadIsForgottenADayAfterItsLastActivity() throws Exception {
    var caller = newcomer();
    accounts.acceptTerms(caller, Terms.FIRST);
    var kept = uploads.create(caller, file("kept.png")).id();
    var gone = uploads.create(caller, file("gone.png")).id();
    touchedAt(kept, clock.instant().minus(Duration.ofHours(24)).plusSeconds(60));
    touchedAt(gone, clock.instant().minus(Duration.ofHours(24)).minusSeconds(60));

    transaction.begin();
    while (expiry.forgetIdle(clock.instant().minus(Duration.ofHours(24))) > 0) {
      // until nothing is left
    }
    transaction.commit();

    assertThat(uploads.list(caller)).extracting(UploadView::id).containsExactly(kept);
    assertThat(store.find(kept)).exists();
    assertThat(store.find(gone)).doesNotExist();
  }

  @Test
  void nobodySeesTheUploadsOfOthers() throws Exception {
    var owner = newcomer();
    var other = newcomer();
    accounts.acceptTerms(owner, Terms.FIRST);
    accounts.acceptTerms(other, Terms.FIRST);
    var upload = uploads.create(owner, file("mine.png")).id();

    assertThat(uploads.list(owner)).hasSize(1);
    assertThat(uploads.list(other)).isEmpty();
    assertThatThrownBy(() -> uploads.find(other, upload)).isInstanceOf(NotFoundException.class);
    uploads.terminate(owner, upload);
    assertThat(store.find(upload)).doesNotExist();
  }

  @Test
  void whoBelongsToNoInstitutionUploadsNothing() {
    var caller = newcomer(Affiliations.NONE);
    accounts.acceptTerms(caller, Terms.FIRST);

    assertThatThrownBy(() -> uploads.create(caller, file("mine.png")))
        .isInstanceOf(UploadPolicyException.class)
        .hasMessageContaining("no institution that is registered here");
    assertThat(uploads.list(caller)).isEmpty();
  }

  @Test
  void nobodyKeepsMoreThanTheirShareEvenByManyAtOnce() throws Exception {
    var caller = newcomer();
    accounts.acceptTerms(caller, Terms.FIRST);
    setBytesOfPerson(2_500);
    try {
      List<Callable<Boolean>> eight = Collections.nCopies(8, () -> fits(caller));
      long taken = 0;
      for (var done : threads.invokeAll(eight)) {
        taken += done.get() ? 1 : 0;
      }
      assertThat(taken).isEqualTo(2); // of 1000 bytes each
    } finally {
      setBytesOfPerson(500_000_000_000L);
    }
  }

  @Test
  void partsAndTheirWholeCountOnce() throws Exception {
    var caller = newcomer();
    accounts.acceptTerms(caller, Terms.FIRST);
    setBytesOfPerson(2_500);
    try {
      var parts = List.of(part(caller), part(caller)); // of 1000 bytes each
      assertThat(fits(caller)).as("parts count").isFalse();
      var whole =
          uploads.concatenate(
              caller,
              upload("joined.png", UploadKind.FINAL, OptionalLong.empty()),
              new Concatenation("final;" + parts.getFirst() + " " + parts.getLast(), parts));
      assertThat(whole.image()).isPresent();
      assertThat(fits(caller)).as("the whole counts").isFalse();
    } finally {
      setBytesOfPerson(500_000_000_000L);
    }
  }

  /// Or anybody could go beyond their share by not telling.
  @Test
  void anUploadOfUnknownLengthCountsAsTheLargest() throws Exception {
    var caller = newcomer();
    accounts.acceptTerms(caller, Terms.FIRST);
    setBytesOfPerson(2_500);
    try {
      assertThatThrownBy(() ->
              uploads.create(caller, upload("growing.png", UploadKind.WHOLE, OptionalLong.empty())))
          .isInstanceOf(TooLargeException.class);
    } finally {
      setBytesOfPerson(500_000_000_000L);
    }
  }

  /// A complete partial upload of 1000 bytes.
  private UploadId part(Caller caller) throws IOException {
    var upload =
        uploads.create(caller, upload("part", UploadKind.PARTIAL, OptionalLong.of(1000))).id();
    var bytes = new Part(0, new ByteArrayInputStream(new byte[1000]), Optional.empty());
    uploads.append(caller, upload, bytes, OptionalLong.empty());
    return upload;
  }

  private boolean fits(Caller caller) throws IOException {
    try {
      uploads.create(caller, file("share.png"));
      return true;
    } catch (TooLargeException e) {
      assertThat(e.code()).isEqualTo("person-quota");
      return false;
    }
  }

  /// As an administrator would, and waits until it is in effect.
  private void setBytesOfPerson(long bytes) throws Exception {
    transaction.begin();
    entities.persist(
        new Policy(PolicyKind.BYTES_OF_PERSON, null, Long.toString(bytes), clock.instant()));
    transaction.commit();
    var seen = clock.instant().plus(Recent.MOST);
    Eventually.get(Duration.ofSeconds(5), clock::instant, seen::isBefore);
  }

  private static NewUpload file(String name) {
    return upload(name, UploadKind.WHOLE, OptionalLong.of(1000));
  }

  private static NewUpload upload(String name, UploadKind kind, OptionalLong lengthBytes) {
    return new NewUpload(
        name,
        kind,
        lengthBytes,
        Destination.PERSONAL,
        Optional.empty(),
        false,
        Optional.empty(),
        "");
  }

  private void touchedAt(UploadId upload, Instant when) throws Exception {
    transaction.begin();
    entities
        .createQuery("update Upload u set u.lastActivityAt = :when where u.publicId = :id")
        .setParameter("when", when)
        .setParameter("id", upload.value())
        .executeUpdate();
    transaction.commit();
  }

  private long entries() {
    return (Long) entities.createQuery("select count(e) from AuditEntry e").getSingleResult();
  }

  private long count(String what, Caller.Person caller) {
    return (Long)
        entities
            .createQuery("select count(1) from " + what)
            .setParameter("sub", caller.who().sub())
            .getSingleResult();
  }

  /// Staff of an institution of the demo site, who may upload.
  private static Caller.Person newcomer() {
    return newcomer(
        new Affiliations(
            List.of("staff@quellstadt.example"), List.of(), List.of(), Set.of(), Set.of()));
  }

  private static Caller.Person newcomer(Affiliations affiliations) {
    return new Caller.Person(
        new Subject("https://newcomers.example", PublicId.random()), affiliations);
  }
}
