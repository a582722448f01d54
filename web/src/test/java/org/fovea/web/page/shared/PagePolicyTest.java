package org.fovea.web.page.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class PagePolicyTest {
  private static final String POLICY =
      PagePolicy.directives(
          "bm9uY2U=", URI.create("https://login.example:8443/realms/fovea"), "'none'");

  @Test
  void runsOnlyOurOwnScriptsAndThoseWithTheNonce() {
    assertThat(POLICY.split("; ")).contains("script-src 'self' 'nonce-bm9uY2U='");
    assertThat(POLICY).doesNotContain("unsafe-eval");
  }

  @Test
  void leadsFormsToUsAndToTheOriginOfTheProviderOnly() {
    assertThat(POLICY.split("; ")).contains("form-action 'self' https://login.example:8443");
  }

  @Test
  void loadsNothingFromElsewhere() {
    assertThat(POLICY.split("; "))
        .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'");
  }
}
