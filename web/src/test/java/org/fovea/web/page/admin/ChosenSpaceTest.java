package org.fovea.web.page.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.fovea.model.space.ExId;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.access.Caller;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.space.SpaceFacts;
import org.fovea.service.space.SpaceRegister;
import org.fovea.web.page.shared.Messages;
import org.fovea.web.page.space.SomeSpace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChosenSpaceTest {
  private static final SpaceId SPACE = new SpaceId("Space00000000000000000");
  private static final ExId NUMBER = new ExId("QST-2026-NER05");
  private final ChosenSpace page = new ChosenSpace();

  @BeforeEach
  void setUp() {
    page.register = new Register();
    page.caller = new SomeSpace.Somebody();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "QST-2026-NER05",
        " qst-2026-ner05 ",
        "Space00000000000000000",
        "https://fovea.example/space/Space00000000000000000?folder=Folder0000000000000000#top",
        "/members/Space00000000000000000/",
        "https://fovea.example/x/QST-2026-NER05"
      })
  void findsWhatPeopleWrite(String written) {
    page.written = written;

    page.load();

    assertThat(page.getId()).isEqualTo(SPACE.value());
    assertThat(page.getExId()).isEqualTo(NUMBER.value());
    assertThat(page.getOwner()).isEqualTo("Quellstadt University");
    assertThat(page.getProblem()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"QST-2026-NER06", "Lobes", "/", "?", "Space0000000000000000!", "'\"<x>"})
  void saysThatItIsNeitherNumberNorAddress(String written) {
    page.written = written;

    page.load();

    assertThat(page.getFacts()).isNull();
    assertThat(page.getProblem()).isEqualTo(Messages.text("find-space.malformed"));
  }

  @Test
  void saysThatThereIsNoSuchSpace() {
    page.written = "Other00000000000000000";

    page.load();

    assertThat(page.getId()).isEmpty();
    assertThat(page.getProblem()).isEqualTo(Messages.text("find-space.absent"));
  }

  @Test
  void saysNothingBeforeAnybodyAsked() {
    page.load();

    assertThat(page.getProblem()).isEmpty();
    assertThat(page.getId()).isEmpty();
  }

  private static final class Register extends SpaceRegister {
    private static final SpaceFacts FACTS =
        new SpaceFacts(
            SPACE,
            SpaceKind.EXPERIMENT,
            Optional.of(NUMBER),
            Optional.of("Quellstadt University"),
            false,
            Instant.EPOCH);

    @Override
    public SpaceFacts find(Caller caller, SpaceId id) {
      if (!id.equals(SPACE)) {
        throw new NotFoundException();
      }
      return FACTS;
    }

    @Override
    public SpaceFacts find(Caller caller, ExId exId) {
      assertThat(exId).isEqualTo(NUMBER);
      return FACTS;
    }
  }
}
