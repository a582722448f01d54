package org.fovea.service.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fovea.service.access.Subject;
import org.fovea.service.shared.ConflictException;
import org.junit.jupiter.api.Test;

class RunningExportsTest {
  private final RunningExports running = new RunningExports();

  private static Subject person(int number) {
    return new Subject("https://login.example.org", "person-" + number);
  }

  @Test
  void aPersonGetsOneAtATime() {
    running.begin(person(1));

    assertThatThrownBy(() -> running.begin(person(1)))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("export-running"));
    running.end(person(1));
    running.begin(person(1));
  }

  @Test
  void notAllThreadsAreKeptBusy() {
    for (int i = 0; i < 8; i++) {
      running.begin(person(i));
    }

    assertThatThrownBy(() -> running.begin(person(9)))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("exports-running"));
    running.end(person(3));
    running.begin(person(9));
  }
}
