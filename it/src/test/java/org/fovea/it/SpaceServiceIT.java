package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.fovea.model.access.Role.MANAGER;
import static org.fovea.model.access.Role.PRINCIPAL_INVESTIGATOR;
import static org.fovea.model.access.Role.VIEWER;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.fovea.model.space.ExId;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.model.space.Stage;
import org.fovea.model.upload.UploadKind;
import org.fovea.service.access.ArchivedException;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Permission;
import org.fovea.service.access.Place;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.DeniedException;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.shared.PageRequest;
import org.fovea.service.space.FolderService;
import org.fovea.service.space.FolderView;
import org.fovea.service.space.InvitationService;
import org.fovea.service.space.NewInvitation;
import org.fovea.service.space.NewSpace;
import org.fovea.service.space.NotQualifiedException;
import org.fovea.service.space.SpaceChange;
import org.fovea.service.space.SpaceFilter;
import org.fovea.service.space.SpacePatch;
import org.fovea.service.space.SpaceRow;
import org.fovea.service.space.SpaceService;
import org.fovea.service.upload.Destination;
import org.fovea.service.upload.NewUpload;
import org.fovea.service.upload.UploadService;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Spaces inside the provisioned server: made, listed, changed, with their folders.
@ExtendWith(ArquillianExtension.class)
class SpaceServiceIT {
  @Inject SpaceStage stage;
  @Inject SpaceService spaces;
  @Inject FolderService folders;
  @Inject InvitationService invitations;
  @Inject UploadService uploads;
  @Resource UserTransaction transaction;

  private Caller.Person ada;
  private Caller.Person ben;

  @Deployment
  static WebArchive services() {
    return ServiceIT.services().addClass(SpaceStage.class);
  }

  @BeforeEach
  void adaMayAnswerForSpacesAndBenMayNot() throws Exception {
    ada = stage.professor();
    ben = stage.newcomer();
  }

  @Test
  void fiftyExperimentsAtOnceHaveFiftyNumbers() throws Exception {
    Set<ExId> numbers = ConcurrentHashMap.newKeySet();
    SpaceStage.Act create =
        () -> numbers.add(spaces.get(ada, make(SpaceKind.EXPERIMENT)).exId().orElseThrow());

    assertThat(stage.atOnce(Collections.nCopies(50, create))).isEmpty();

    assertThat(numbers).hasSize(50);
    for (var number : numbers) {
      assertThat(spaces.get(ada, spaces.get(ada, number)).exId()).contains(number);
    }
  }

  @Test
  void foundingAcceptingAndUploadingAtOnceNeverStopEachOther() throws Exception {
    var target = new Destination(Optional.of(make(SpaceKind.PROJECT)), Optional.empty());
    var wanted =
        new NewUpload(
            "left lobe.tif",
            UploadKind.WHOLE,
            OptionalLong.of(1000),
            target,
            Optional.empty(),
            false,
            Optional.empty(),
            "");
    var colleague = stage.professor(); // of the same institution
    List<SpaceStage.Act> acts = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      var token = stage.invite(colleague, stage.space(colleague, SpaceKind.TEAM), VIEWER);
      acts.add(() -> make(SpaceKind.PROJECT));
      acts.add(() -> uploads.terminate(ada, uploads.create(ada, wanted).id()));
      acts.add(() -> invitations.accept(ada, token));
    }

    assertThat(stage.atOnce(acts)).isEmpty();
  }

  @Test
  void whoMakesASpaceAnswersForItAndTheirInstitutionOwnsIt() {
    var view = spaces.get(ada, make(SpaceKind.PROJECT));

    assertThat(view.role()).isEqualTo(PRINCIPAL_INVESTIGATOR);
    assertThat(view.ownership().orElseThrow().institutionName())
        .isEqualTo("Institute of the stage");
    assertThat(view.may()).contains(Permission.HAND_OVER).doesNotContain(Permission.LINK_PROJECTS);
  }

  @Test
  void whoDoesNotQualifyMakesNoSpaceAndLearnsWhy() {
    assertThat(spaces.eligibility(ben).reasons()).isNotEmpty();
    assertThatThrownBy(
            () -> spaces.create(ben, new NewSpace(SpaceKind.TEAM, "Team", "", Optional.empty())))
        .isInstanceOf(NotQualifiedException.class)
        .hasMessageContaining("no institution");
  }

  @Test
  void aFolderOfAPersonalRepositoryIsSeenAlone() throws Exception {
    var repository = stage.personalRepository(ada);
    var shared = folders.create(ada, repository, "Shared");
    var kept = folders.create(ada, repository, "Kept");
    var look =
        new NewInvitation(
            VIEWER, Optional.of(shared), Duration.ofDays(1), Optional.empty(), Optional.empty());
    invitations.accept(ben, invitations.create(ada, repository, look).token());

    assertThatThrownBy(() -> spaces.get(ben, repository)).isInstanceOf(NotFoundException.class);
    assertThat(folders.list(ben, repository, "", PageRequest.first(200)).rows())
        .extracting(FolderView::id)
        .containsExactly(shared);
    assertThat(folders.get(ben, new Place(repository, Optional.of(shared))).name())
        .isEqualTo("Shared");
    assertThatThrownBy(() -> folders.get(ben, new Place(repository, Optional.of(kept))))
        .isInstanceOf(NotFoundException.class);
    assertThat(spaces.mine(ben, all()).spaces())
        .filteredOn(row -> row.folder().isPresent())
        .extracting(SpaceRow::id, SpaceRow::name, SpaceRow::role)
        .containsExactly(tuple(repository, "Shared", VIEWER));

    folders.delete(ada, new Place(repository, Optional.of(shared)));
    assertThatThrownBy(() -> folders.list(ben, repository, "", PageRequest.first(200)).rows())
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void twoFoldersOfOneNameAreRefusedInWords() throws Exception {
    var space = make(SpaceKind.PROJECT);
    folders.create(ada, space, "Scans");
    assertThatThrownBy(() -> folders.create(ada, space, " SCANS "))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("of that name");

    var failures =
        stage.atOnce(Collections.nCopies(8, () -> folders.create(ada, space, "At once")));
    assertThat(failures).hasSize(7).allMatch(ConflictException.class::isInstance);
  }

  @Test
  void onlyThePrincipalInvestigatorEndsAnExperimentOrArchivesIt() throws Exception {
    var space = make(SpaceKind.EXPERIMENT);
    stage.join(ada, ben, space, MANAGER);
    spaces.enter(ben, space, Stage.ACTIVE);
    assertThatThrownBy(() -> spaces.enter(ben, space, Stage.DONE))
        .isInstanceOf(DeniedException.class);
    assertThatThrownBy(() -> spaces.archive(ben, space)).isInstanceOf(DeniedException.class);

    spaces.change(
        ada, space, new SpacePatch(renamed("Done"), Optional.of(Stage.DONE), Optional.of(true)));

    var view = spaces.get(ben, space);
    assertThat(view.name()).isEqualTo("Done");
    assertThat(view.stage()).contains(Stage.DONE);
    assertThat(view.archived()).isTrue();
    assertThat(view.may()).doesNotContain(Permission.UPLOAD, Permission.EDIT_SPACE);
    assertThatThrownBy(() -> spaces.change(ben, space, renamed("Again")))
        .isInstanceOf(ArchivedException.class);
  }

  @Test
  void ofAChangeThatIsRefusedInPartNothingHolds() {
    var space = make(SpaceKind.TEAM);

    assertThatThrownBy(() ->
            spaces.change(
                ada,
                space,
                new SpacePatch(renamed("New"), Optional.of(Stage.DONE), Optional.empty())))
        .isInstanceOf(ConflictException.class);
    assertThat(spaces.get(ada, space).name()).isEqualTo("TEAM");
  }

  @Test
  void aPersonalRepositoryIsRenamedByItsOwnerAndNeverArchived() {
    var repository = stage.personalRepository(ada);
    spaces.change(ada, repository, renamed("Mine"));

    assertThat(spaces.get(ada, repository).name()).isEqualTo("Mine");
    assertThatThrownBy(() -> spaces.archive(ada, repository)).isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> spaces.get(ben, repository)).isInstanceOf(NotFoundException.class);
  }

  private static SpaceChange renamed(String name) {
    return new SpaceChange(Optional.of(name), Optional.empty(), Optional.empty());
  }

  private static SpaceFilter all() {
    return new SpaceFilter(Optional.empty(), "", false, 0, 200);
  }

  /// A space of Ada's that is called like its kind.
  private SpaceId make(SpaceKind kind) {
    return spaces.create(ada, new NewSpace(kind, kind.name(), "", Optional.empty()));
  }
}
