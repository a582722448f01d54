package org.fovea.web.page.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.fovea.web.login.CurrentPerson;
import org.junit.jupiter.api.Test;

class InvitationLetterTest {
  private final InvitationLetter letter = new InvitationLetter();

  @Test
  void isAddressedToNobodyAndSignedByWhoInvites() {
    letter.person =
        new CurrentPerson() {
          @Override
          public String getName() {
            return "Zwirnadella Quoxhammer-Lirvik";
          }
        };

    var mail = letter.mail("Lobes & more", "https://fovea.example/join/x", 14);

    assertThat(mail).startsWith("mailto:?subject=").doesNotContain("+").doesNotContain("Lobes &");
    var body = URLDecoder.decode(mail.replaceAll(".*body=", ""), StandardCharsets.UTF_8);
    assertThat(body)
        .contains("\u201cLobes & more\u201d", "\nhttps://fovea.example/join/x\n", "14 days")
        .endsWith("Zwirnadella Quoxhammer-Lirvik");
  }
}
