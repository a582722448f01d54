package org.fovea.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.fovea.config.SecretSettings;
import org.fovea.service.access.Subject;
import org.fovea.service.audit.SubjectDigest;
import org.junit.jupiter.api.Test;

class PersonMarkTest {
  private static final SecretSettings SECRET = new SecretSettings(new byte[32]);
  private static final Subject ADA = new Subject("https://login.example.org", "ada");
  private final PersonMark mark = new PersonMark(SECRET);

  @Test
  void isOfOnePersonAlone() {
    assertThat(mark.of(ADA))
        .isEqualTo(new PersonMark(SECRET).of(ADA))
        .isNotEqualTo(mark.of(new Subject(ADA.issuer(), "Ada")))
        .isNotEqualTo(mark.of(new Subject(ADA.issuer() + "/", "ada")))
        .matches("[0-9a-f]{32}");
  }

  @Test
  void leadsToNoEntryOfTheAuditLog() {
    assertThat(new SubjectDigest(SECRET).of(ADA)).doesNotContain(mark.of(ADA));
  }
}
