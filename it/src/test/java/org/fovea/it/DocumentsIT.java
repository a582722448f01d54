package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Policies and terms, as everybody may read them (Z18, D27, D12).
class DocumentsIT {
  private static final Pattern SECTION = Pattern.compile("<h2 id=\"part-\\d+\">(\\d+) ");
  private final Api nobody = Api.asNobody();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/privacy",
        "/terms",
        "/policies",
        "/policies/privacy",
        "/policies/terms/1",
        "/policies/data/1",
        "/policies/data/1?with=1"
      })
  void areForEverybody(String path) {
    var answer = nobody.get(path);

    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    assertThat(answer.headers().firstValue("Set-Cookie")).as("no session for a reader").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/policies/nothing",
        "/policies/terms/0",
        "/policies/terms/99999",
        "/policies/terms/x",
        "/policies/terms/1?with=77"
      })
  void whatWasNeverPublishedIsAbsent(String path) {
    assertThat(nobody.get(path).statusCode()).as(path).isEqualTo(404);
  }

  @Test
  void thePrivacyPolicyHasThirteenSectionsWithContents() {
    var page = Api.text(nobody.get("/privacy"));

    assertThat(SECTION.matcher(page).results().map(found -> found.group(1)))
        .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13");
    assertThat(page).contains("href=\"#part-0\"", "Code of Conduct, version 2", "24 hours after");
  }

  @Test
  void theFooterLeadsThere() {
    assertThat(Api.text(nobody.get("/")))
        .contains("href=\"/privacy\"", "href=\"/terms\"", "href=\"/policies\"");
  }

  /// Whoever logs in is given the cookies of the table, and no others.
  @Test
  void noCookieIsSetThatThePolicyDoesNotName() {
    var browser = new Browser();
    browser.login("ada", "/account");

    assertThat(Api.text(nobody.get("/privacy"))).contains(">fovea<", ">fovea-login-");
    assertThat(browser.cookieNames()).allMatch(name -> name.matches("fovea(-login-.*)?"));
  }
}
