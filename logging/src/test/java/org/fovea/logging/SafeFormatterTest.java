package org.fovea.logging;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class SafeFormatterTest {
  @Test
  void messagesOfExceptionsAreMaskedAsWell() {
    var formatter = new SafeFormatter();
    formatter.setPattern("%-5p [%c] %s%e%n");
    var told = new ExtLogRecord(Level.WARN, "caller {0}", "org.fovea.Test");
    told.setLoggerName("org.fovea");
    told.setParameters(new Object[] {"203.0.113.7"});
    told.setThrown(
        new IllegalStateException(
            "no answer", new IllegalArgumentException("x.y@mail.example.org\nERROR forged")));

    assertThat(formatter.format(told))
        .startsWith("WARN  [org.fovea] caller 203.0.xxx.xxx")
        .contains("IllegalStateException: no answer", "IllegalArgumentException: [mail]")
        .doesNotContain("203.0.113.7", "mail.example", "\nERROR");
  }
}
