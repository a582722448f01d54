package org.fovea.launcher.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {
  @ParameterizedTest(name = "boot errors {0}, server state {1}: failed {2}")
  @CsvSource({"UP, UP, false", "DOWN, DOWN, false", "DOWN, UP, true"})
  void aBootHasFailedWhenItIsOverAndHadErrors(String errors, String state, boolean failed) {
    var body =
        """
        {"status": "DOWN", "checks": [
          {"name": "boot-errors", "status": "%s"}, {"name": "server-state", "status": "%s"}]}
        """
            .formatted(errors, state);
    assertThat(Health.parse(body).bootFailed()).isEqualTo(failed);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      value = {"''", "<html>", "[]", "{}", "{\"checks\": 3}"},
      delimiter = ';')
  void anotherAnswerTellsNothing(String body) {
    assertThat(Health.parse(body).bootFailed()).isFalse();
  }
}
