package org.fovea.web.page.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fovea.model.access.Role;
import org.fovea.model.access.SiteRole;
import org.fovea.model.instrument.InstrumentFault;
import org.fovea.model.retention.Held;
import org.fovea.model.retention.HoldCause;
import org.fovea.model.retention.RetentionClass;
import org.fovea.model.space.Cause;
import org.fovea.model.space.SpaceKind;
import org.fovea.model.space.Stage;
import org.fovea.service.access.Permission;
import org.fovea.service.access.SitePermission;
import org.fovea.service.audit.AuditEvent;
import org.fovea.service.retention.RetentionRule.Keeper;
import org.fovea.service.retention.RetentionRule.Since;
import org.fovea.service.space.AccessPath;
import org.fovea.service.space.InvitationState;
import org.fovea.web.login.PersonAttribute;
import org.fovea.web.page.shared.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventTextsTest {
  private static final Pattern GAP = Pattern.compile("\\{([a-zA-Z]+)");

  @ParameterizedTest
  @MethodSource("events")
  void everyEventHasASentence(Class<?> event) {
    assertThat(Messages.has("event." + event.getSimpleName())).isTrue();
  }

  @ParameterizedTest
  @MethodSource("events")
  void aSentenceAsksForWhatTheEventHoldsOnly(Class<?> event) {
    var details = Stream.of(event.getRecordComponents()).map(RecordComponent::getName).toList();
    var keys =
        Stream.of("event." + event.getSimpleName(), "event." + event.getSimpleName() + ".folder");

    assertThat(keys.filter(Messages::has).map(Messages::text).flatMap(EventTextsTest::gaps))
        .isSubsetOf(details);
  }

  @Test
  void whatPagesNameByAWordOfTheModelHasAText() {
    var words =
        Stream.of(
                keys("role.", Role.values()),
                keys("kind.", SpaceKind.values()),
                keys("kinds.", SpaceKind.values()),
                keys("stage.", Stage.values()),
                keys("cause.", Cause.values()),
                keys("permission.", Permission.values()),
                keys("site-permission.", SitePermission.values()),
                keys("site-role.", SiteRole.values()),
                keys("attribute.", PersonAttribute.values()),
                keys("retention.class.", RetentionClass.values()),
                keys("retention.keeper.", Keeper.values()),
                keys("retention.since.", Since.values()),
                keys("fault.", InstrumentFault.values()),
                keys("hold.on.", Held.values()),
                keys("hold.cause.", HoldCause.values()),
                keys("path.", AccessPath.Kind.values()),
                keys("invitation.", InvitationState.values()),
                keys("cell.", RoleTable.Cell.values()))
            .flatMap(each -> each);

    assertThat(words).allMatch(Messages::has);
  }

  private static Stream<String> keys(String prefix, Enum<?>... values) {
    return Stream.of(values).map(value -> prefix + value.name());
  }

  private static Stream<String> gaps(String text) {
    return GAP.matcher(text).results().map((MatchResult gap) -> gap.group(1));
  }

  private static Stream<Class<?>> events() {
    return below(AuditEvent.class);
  }

  private static Stream<Class<?>> below(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type)
        : Stream.of(type.getPermittedSubclasses()).flatMap(EventTextsTest::below);
  }
}
