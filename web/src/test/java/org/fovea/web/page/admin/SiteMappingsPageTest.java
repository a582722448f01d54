package org.fovea.web.page.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.model.access.SiteRole;
import org.fovea.model.space.RoleMappingId;
import org.fovea.service.access.Caller;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.DeniedException;
import org.fovea.service.space.MappingView;
import org.fovea.service.space.RoleMappingService;
import org.fovea.web.page.space.MappingForm;
import org.fovea.web.page.space.SomeSpace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SiteMappingsPageTest {
  private static final String GROUP = "urn:geant:example.org:group:fovea:role=admin";
  private final SiteMappingsPage page = new SiteMappingsPage();
  private final List<MappingView> stored = new ArrayList<>();
  private final SomeSpace.Told told = new SomeSpace.Told();
  private final SomeSpace.Gate gate = new SomeSpace.Gate();
  private boolean administrator = true;

  @BeforeEach
  void setUp() {
    page.mappings = new Mappings();
    page.caller = new SomeSpace.Somebody();
    page.messages = told;
    page.gate = gate;
    page.mappings.addToSite(Caller.VISITOR, GROUP, SiteRole.SITE_ADMINISTRATOR);
    page.load();
  }

  @Test
  void mapsToThePartThatIsChosen() {
    page.setPattern("urn:geant:example.org:group:audit");
    page.setRole("AUDITOR");

    page.add();

    assertThat(page.getRows())
        .extracting(MappingForm.Row::role)
        .containsExactly("SITE_ADMINISTRATOR", "AUDITOR");
  }

  @Test
  void theLastWayToBeAdministratorStays() {
    page.remove(page.getRows().getFirst().id());

    assertThat(told.keys).containsExactly("last-administrators");
    assertThat(page.getRows()).hasSize(1);
  }

  @Test
  void toAuditorsThereIsNothingHere() {
    administrator = false;

    page.load();

    assertThat(gate.led).containsExactly("absent");
  }

  private final class Mappings extends RoleMappingService {
    @Override
    public List<MappingView> listOfSite(Caller caller) {
      if (!administrator) {
        throw new DeniedException("site-role", "Not yours.");
      }
      return List.copyOf(stored);
    }

    @Override
    public RoleMappingId addToSite(Caller caller, String pattern, SiteRole role) {
      var id = RoleMappingId.random();
      stored.add(
          new MappingView(id, pattern, Optional.empty(), Optional.of(role), true, Instant.EPOCH));
      return id;
    }

    @Override
    public void removeFromSite(Caller caller, RoleMappingId mapping) {
      throw new ConflictException("last-administrators", "Nobody would run the site.");
    }
  }
}
