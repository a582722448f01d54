package org.fovea.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fovea.model.access.Role;
import org.fovea.model.image.ImageId;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Subject;
import org.fovea.service.audit.AccountEvent.AccountOpened;
import org.fovea.service.audit.AccountEvent.PersonalRepositoryOpened;
import org.fovea.service.audit.AccountEvent.TermsAccepted;
import org.fovea.service.audit.ImageEvent.ImageDeleted;
import org.fovea.service.audit.ImageEvent.ImageUploaded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuditEventTest {
  private static final SpaceId SPACE = new SpaceId("Space00000000000000000");
  private static final ImageId IMAGE = new ImageId("Image00000000000000000");

  /// The log outlives people and files, so whatever can hold a name must not enter it.
  private static final Set<Class<?>> NAMELESS =
      Set.of(int.class, long.class, boolean.class, Instant.class, LocalDate.class, Subject.class);

  /// What administrators type: an entitlement, the number of a case, an identifier or digest.
  private static final Set<String> CONFIGURED = Set.of("pattern", "reference", "target");

  static Stream<Class<?>> events() {
    return Arrays.stream(AuditEvent.class.getPermittedSubclasses())
        .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @MethodSource("events")
  void holdsIdentifiersNumbersAndEnumsOnly(Class<?> event) {
    assertThat(event.isRecord()).isTrue();
    assertThat(event.getRecordComponents()).allMatch(AuditEventTest::cannotHoldAName);
  }

  @ParameterizedTest
  @MethodSource("events")
  void hasANameThatFitsIntoTheLog(Class<?> event) {
    assertThat(event.getSimpleName()).matches("[A-Z][A-Za-z]{1,63}");
  }

  @Test
  void anEventOfASpaceSaysWhichSpace() {
    assertThat(new ImageUploaded(SPACE, IMAGE, 1).where()).contains(SPACE);
    assertThat(new ImageDeleted(SPACE, IMAGE).where()).contains(SPACE);
    assertThat(new PersonalRepositoryOpened(SPACE).where()).contains(SPACE);
    assertThat(new TermsAccepted(1).where()).isEmpty();
    assertThat(new AccountOpened().where()).isEmpty();
  }

  @Test
  void aPersonIsInTheDetailsOfNoEvent() {
    var bob = new Subject("https://login.example.org", "bob");
    var event = new MemberEvent.RoleChanged(SPACE, bob, Role.VIEWER, Role.MANAGER);

    assertThat(event.about()).contains(bob);
    assertThat(event.details()).containsOnlyKeys("former", "next");
  }

  @Test
  void whatIsEmptyIsLeftOut() {
    var folder = FolderId.random();

    assertThat(new ImageEvent.ImageFiled(SPACE, IMAGE, Optional.empty()).details())
        .containsOnlyKeys("image");
    assertThat(new ImageEvent.ImageFiled(SPACE, IMAGE, Optional.of(folder)).details())
        .containsEntry("folder", folder.value());
  }

  @Test
  void theDetailsAreTheEventsOwnFields() {
    assertThat(new ImageUploaded(SPACE, IMAGE, 5_000_000_000L).details())
        .containsOnly(
            java.util.Map.entry("image", "Image00000000000000000"),
            java.util.Map.entry("sizeBytes", "5000000000"));
    assertThat(new ImageDeleted(SPACE, IMAGE).details())
        .containsOnly(java.util.Map.entry("image", "Image00000000000000000"));
    assertThat(new TermsAccepted(3).details()).containsOnly(java.util.Map.entry("version", "3"));
    assertThat(new AccountOpened().details()).isEmpty();
  }

  @Test
  void aTranscriptIsRecordedWithItsFirstAndItsLastDay() {
    var event =
        new SpaceEvent.TranscriptExported(
            SPACE, LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30));

    assertThat(event.details())
        .containsOnly(
            java.util.Map.entry("from", "2026-11-01"), java.util.Map.entry("until", "2026-11-30"));
  }

  private static boolean cannotHoldAName(RecordComponent component) {
    var type = component.getType();
    if (type == Optional.class) {
      return isIdentifier(
          (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]);
    }
    return isIdentifier(type)
        || type.isEnum()
        || NAMELESS.contains(type)
        || (type == String.class && CONFIGURED.contains(component.getName()));
  }

  private static boolean isIdentifier(Class<?> type) {
    return type.isRecord()
        && type.getSimpleName().endsWith("Id")
        && type.getPackageName().startsWith("org.fovea.model.");
  }
}
