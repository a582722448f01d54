package org.fovea.web.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.fovea.config.SecretSettings;
import org.fovea.model.image.ImageLinkId;
import org.fovea.model.instrument.InstrumentId;
import org.fovea.service.access.Affiliations;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Subject;
import org.fovea.service.link.LinkSeal;
import org.fovea.service.shared.NotFoundException;
import org.fovea.web.login.CurrentCaller;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is let in by `?link=`. Nothing here can ask a database, so neither can a forged link.
class LinkCallerTest {
  private static final Caller ADA =
      new Caller.Person(new Subject("https://login.example.org", "ada"), Affiliations.NONE);
  private static final Caller MACHINE =
      new Caller.Instrument(new InstrumentId("Machine000000000000000"), Optional.empty());
  private static final Caller.Linked LINKED =
      new Caller.Linked(new ImageLinkId("Link000000000000000000"));
  private static final String GENUINE = "Link000000000000000000ssssssssssssssssssssss";

  @Test
  void whoBringsNoLinkIsWhoTheyAre() {
    assertThat(asked(null).get()).isEqualTo(ADA);
    assertThat(asked("x=1").brings()).isFalse();
    assertThat(asked("xlink=" + GENUINE).get()).isEqualTo(ADA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"link=" + GENUINE, "x=1&link=" + GENUINE, "link=" + GENUINE + "&x=1"})
  void whoBringsALinkIsTheLinkWhateverTheirSession(String query) {
    assertThat(asked(query).get()).isEqualTo(LINKED);
    assertThat(asked(query).brings()).isTrue();
  }

  /// The first one counts: what a proxy took for the link is what we take for it.
  @ParameterizedTest
  @ValueSource(
      strings = {"link=", "link=forged", "link=forged&link=" + GENUINE, "link=" + GENUINE + "%20"})
  void aForgedLinkLetsNobodyInWhateverTheirSession(String query) {
    assertThatThrownBy(() -> asked(query).get()).isInstanceOf(NotFoundException.class);
    assertThat(asked(query).brings()).isTrue();
  }

  @Test
  void aMachineBringsNoLink() {
    assertThatThrownBy(() -> asked("link=" + GENUINE, MACHINE).get())
        .isInstanceOf(NotFoundException.class);
    assertThat(asked("x=1", MACHINE).get()).isEqualTo(MACHINE);
  }

  private static LinkCaller asked(@Nullable String query) {
    return asked(query, ADA);
  }

  private static LinkCaller asked(@Nullable String query, Caller who) {
    var linked = new LinkCaller();
    linked.request =
        (HttpServletRequest)
            Proxy.newProxyInstance(
                LinkCallerTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (_, method, _) -> {
                  assertThat(method.getName())
                      .as("the body is not eaten")
                      .isEqualTo("getQueryString");
                  return query;
                });
    linked.caller =
        new CurrentCaller() {
          @Override
          public Caller get() {
            return who;
          }
        };
    linked.seal =
        new LinkSeal(new SecretSettings(new byte[32])) {
          @Override
          public Optional<Caller.Linked> open(String token) {
            return token.equals(GENUINE) ? Optional.of(LINKED) : Optional.empty();
          }
        };
    return linked;
  }
}
