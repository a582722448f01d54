package org.fovea.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.fovea.model.image.ImageId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.audit.AuditEvent.AccountOpened;
import org.fovea.service.audit.AuditEvent.ImageDeleted;
import org.fovea.service.audit.AuditEvent.ImageUploaded;
import org.fovea.service.audit.AuditEvent.PersonalRepositoryOpened;
import org.fovea.service.audit.AuditEvent.TermsAccepted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuditEventTest {
  private static final SpaceId SPACE = new SpaceId("Space00000000000000000");
  private static final ImageId IMAGE = new ImageId("Image00000000000000000");

  /// The log outlives people and files, so whatever can hold a name must not enter it.
  private static final Set<Class<?>> NAMELESS = Set.of(int.class, long.class, boolean.class);

  static Stream<Class<?>> events() {
    return Arrays.stream(AuditEvent.class.getPermittedSubclasses());
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
    assertThat(new ImageUploaded(SPACE, IMAGE, 1).space()).contains(SPACE);
    assertThat(new ImageDeleted(SPACE, IMAGE).space()).contains(SPACE);
    assertThat(new PersonalRepositoryOpened(SPACE).space()).contains(SPACE);
    assertThat(new TermsAccepted(1).space()).isEmpty();
    assertThat(new AccountOpened().space()).isEmpty();
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

  private static boolean cannotHoldAName(RecordComponent component) {
    var type = component.getType();
    boolean identifier =
        type.isRecord()
            && type.getSimpleName().endsWith("Id")
            && type.getPackageName().startsWith("org.fovea.model.");
    return identifier || type.isEnum() || NAMELESS.contains(type);
  }
}
