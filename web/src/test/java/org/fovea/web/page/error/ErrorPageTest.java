package org.fovea.web.page.error;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.fovea.web.login.LoginFailure;
import org.fovea.web.login.ReturnPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorPageTest {
  private final Map<String, Object> attributes = new HashMap<>();
  private final ErrorPage page = new ErrorPage();

  @BeforeEach
  void setUp() {
    page.request =
        (HttpServletRequest)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (_, method, arguments) -> {
                  assertThat(method.getName()).isEqualTo("getAttribute");
                  return attributes.get(arguments[0]);
                });
  }

  @ParameterizedTest
  @CsvSource({
    "400, request",
    "403, denied",
    "404, absent",
    "405, request",
    "500, fault",
    "502, fault",
    "503, busy"
  })
  void findsTheWordsForAStatus(int status, String words) {
    attributes.put(RequestDispatcher.ERROR_STATUS_CODE, status);

    assertThat(page.getCase()).isEqualTo(words);
    assertThat(page.isLogin()).isFalse();
  }

  @Test
  void tellsAFailedLoginFromOtherErrorsOfTheSameStatus() {
    attributes.put(RequestDispatcher.ERROR_STATUS_CODE, 503);
    attributes.put(LoginFailure.ATTRIBUTE, LoginFailure.PROVIDER_DOWN);

    assertThat(page.getCase()).isEqualTo("login-provider-down");
    assertThat(page.isLogin()).isTrue();
  }

  @Test
  void beginsTheLoginAnewOnTheWayToWhereThePersonWantedToGo() {
    attributes.put(LoginFailure.RETURN_ATTRIBUTE, ReturnPath.of("/images"));

    assertThat(page.getLoginAddress()).isEqualTo("/login?return=%2Fimages");
  }

  @Test
  void tellsWhoeverLogsInTooOftenToWait() {
    attributes.put(LoginFailure.ATTRIBUTE, LoginFailure.TOO_OFTEN);

    assertThat(page.getCase()).isEqualTo("login-too-often");
    assertThat(page.isLogin()).isTrue();
  }

  @Test
  void isAFaultOfOursIfNobodySaysOtherwise() {
    assertThat(page.getStatus()).isEqualTo(500);
    assertThat(page.getCase()).isEqualTo("fault");
  }
}
