package org.fovea.web.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupportEventTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "GET    | /login              | 303 | false | false | false | -",
        "GET    | /login              | 303 | true  | false | false | -",
        "GET    | /login              | 303 | true  | true  | false | login",
        "GET    | /login              | 400 | false | true  | false | login-failed",
        "GET    | /login              | 503 | false | false | false | login-failed",
        "POST   | /logout             | 303 | true  | false | false | logout",
        "POST   | /api/v1/uploads     | 201 | true  | false | false | upload-begun",
        "POST   | /api/v1/uploads     | 201 | true  | false | true  | upload-complete",
        "POST   | /api/v1/uploads     | 413 | true  | false | false | upload-refused",
        "POST   | /api/v1/uploads     | 401 | false | false | false | upload-refused",
        "POST   | /api/v1/uploads     | 507 | true  | false | false | error",
        "PATCH  | /api/v1/uploads/x   | 204 | true  | false | false | -",
        "PATCH  | /api/v1/uploads/x   | 204 | true  | false | true  | upload-complete",
        "PATCH  | /api/v1/uploads/x   | 409 | true  | false | false | upload-refused",
        "HEAD   | /api/v1/uploads/x   | 200 | true  | false | true  | -",
        "HEAD   | /api/v1/uploads/x   | 404 | true  | false | false | -",
        "GET    | /api/v1/uploads     | 200 | true  | false | false | -",
        "DELETE | /api/v1/uploads/x   | 204 | true  | false | false | upload-given-up",
        "POST   | /api/v1/uploadsnot  | 404 | true  | false | false | -",
        "GET    | /spaces             | 500 | true  | false | false | error",
        "GET    | /dzi/x_files/1/0_0.jpg | 200 | true | false | false | -",
        "GET    | /dzi/x_files/1/0_0.jpg | 404 | false | false | false | -",
      })
  void tellsOfLoginsUploadsAndErrorsOnly(
      String method,
      String path,
      int status,
      boolean person,
      boolean arrives,
      boolean completes,
      String word) {
    var answered = new SupportEvent.Answered(method, path, status, person, arrives, completes);

    assertThat(SupportEvent.find(answered).map(SupportEvent::word).orElse(null)).isEqualTo(word);
  }
}
