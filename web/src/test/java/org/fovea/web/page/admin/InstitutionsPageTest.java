package org.fovea.web.page.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.fovea.model.institution.InstitutionId;
import org.fovea.service.access.Caller;
import org.fovea.service.institution.InstitutionService;
import org.fovea.service.institution.InstitutionView;
import org.fovea.web.page.space.SomeSpace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstitutionsPageTest {
  private static final InstitutionId ID = InstitutionId.random();
  private final InstitutionsPage page = new InstitutionsPage();
  private final List<String> done = new ArrayList<>();
  private final SomeSpace.Told told = new SomeSpace.Told();

  @BeforeEach
  void setUp() {
    page.institutions =
        new InstitutionService() {
          @Override
          public List<InstitutionView> list(Caller caller) {
            return List.of();
          }

          @Override
          public void retire(Caller caller, InstitutionId id) {
            done.add("retire " + id);
          }

          @Override
          public void reinstate(Caller caller, InstitutionId id) {
            done.add("reinstate " + id);
          }
        };
    page.console =
        new Console() {
          @Override
          public boolean isOffered() {
            return true;
          }
        };
    page.caller = new SomeSpace.Somebody();
    page.messages = told;
  }

  @Test
  void retiresAndTakesUpAgain() {
    page.retire(ID.value());
    page.reinstate(ID.value());

    assertThat(done).containsExactly("retire " + ID, "reinstate " + ID);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAA!", "AAAAAAAAAAAAAAAAAAAAAAA"})
  void whatNamesNothingIsRefusedInWords(String id) {
    page.retire(id);
    page.reinstate(id);

    assertThat(done).isEmpty();
    assertThat(told.keys).containsExactly("not-found", "not-found");
  }
}
