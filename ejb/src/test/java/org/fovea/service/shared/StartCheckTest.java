package org.fovea.service.shared;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import org.fovea.model.shared.SchemaVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartCheckTest {
  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Z", "Etc/UTC", "GMT", "Etc/GMT", "UTC+00:00", "+00:00"})
  void everyNameOfUtcWillDo(String zone) {
    assertThatCode(() -> StartCheck.requireUtc(ZoneId.of(zone))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Europe/Berlin", "Europe/London", "+01:00", "America/New_York"})
  void anotherZoneIsRefusedWithWhatToDo(String zone) {
    assertThatThrownBy(() -> StartCheck.requireUtc(ZoneId.of(zone)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(zone)
        .hasMessageContaining("-Duser.timezone=UTC");
  }

  @Test
  void theSchemaOfThisBuildWillDo() {
    assertThatCode(() -> StartCheck.requireSchema(SchemaVersion.CURRENT))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void anOlderOrNewerSchemaIsRefusedWithWhatToDo(int difference) {
    int installed = SchemaVersion.CURRENT + difference;
    assertThatThrownBy(() -> StartCheck.requireSchema(installed))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("version " + installed)
        .hasMessageContaining("wants " + SchemaVersion.CURRENT)
        .hasMessageContaining("./fovea migrate");
  }

  @Test
  void anEmptyDatabaseIsRefused() {
    assertThatThrownBy(() -> StartCheck.requireSchema(0)).isInstanceOf(IllegalStateException.class);
  }
}
