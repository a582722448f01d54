package org.fovea.web.page.space;

import static org.assertj.core.api.Assertions.assertThat;

import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Permission;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.space.SpaceService;
import org.fovea.service.space.SpaceView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpaceHeadTest {
  private final SpaceHead head = new SpaceHead();
  private final SomeSpace.Gate gate = new SomeSpace.Gate();

  @BeforeEach
  void setUp() {
    head.caller = new SomeSpace.Somebody();
    head.gate = gate;
    head.spaces = new Spaces();
  }

  @Test
  void opensTheSpaceOfTheAddress() {
    head.id = SomeSpace.ID.value();

    head.open();

    assertThat(gate.led).isEmpty();
    assertThat(head.may("UPLOAD")).isTrue();
    assertThat(head.may("HAND_OVER")).isFalse();
  }

  @Test
  void aSpaceThatTheCallerCannotSeeIsAsAbsentAsNone() {
    head.id = SpaceId.random().value();

    head.open();

    assertThat(gate.led).containsExactly("absent");
    head.ifOpen(_ -> gate.led.add("loaded"));
    assertThat(gate.led).containsExactly("absent");
  }

  @ParameterizedTest
  @CsvSource({"short, ''", "../../etc/passwd, ''", "0000000000000000000000, short", "'', ''"})
  void whatIsNoIdentifierIsAbsent(String id, String folder) {
    head.id = id;
    head.folder = folder;

    head.open();

    assertThat(gate.led).containsExactly("absent");
  }

  private static final class Spaces extends SpaceService {
    @Override
    public SpaceView get(Caller caller, SpaceId space) {
      if (!space.equals(SomeSpace.ID)) {
        throw new NotFoundException();
      }
      return SomeSpace.project(Permission.VIEW_SPACE, Permission.UPLOAD);
    }
  }
}
