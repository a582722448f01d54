package org.fovea.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DoctorTest {
  @Test
  void readsTheFreeMemory() {
    assertThat(Doctor.availableKilobytes("MemTotal: 9 kB\nMemAvailable:   123456 kB\n"))
        .isEqualTo(123456);
    assertThat(Doctor.availableKilobytes("MemTotal: 9 kB\n")).isZero();
  }
}
