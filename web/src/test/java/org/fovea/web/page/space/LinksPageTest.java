package org.fovea.web.page.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Permission;
import org.fovea.service.shared.DeniedException;
import org.fovea.service.shared.Page;
import org.fovea.service.shared.PageRequest;
import org.fovea.service.space.LinkView;
import org.fovea.service.space.ProjectLinkService;
import org.fovea.service.space.SpaceFilter;
import org.fovea.service.space.SpaceList;
import org.fovea.service.space.SpaceRow;
import org.fovea.service.space.SpaceService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinksPageTest {
  private final List<LinkView> stored = new ArrayList<>();
  private final List<SpaceRow> mine = new ArrayList<>();
  private final List<SpaceFilter> asked = new ArrayList<>();
  private final List<String> done = new ArrayList<>();
  private final SomeSpace.Told told = new SomeSpace.Told();
  private final LinksPage page = new LinksPage();
  private long total = 1;

  @BeforeEach
  void setUp() {
    page.links = new Links();
    page.spaces = new Spaces();
    page.caller = new SomeSpace.Somebody();
    page.messages = told;
    page.gate = new SomeSpace.Gate();
  }

  @Test
  void offersToAProjectTheExperimentsForWhichOneAnswers() {
    open(SpaceKind.PROJECT, Permission.MANAGE_MEMBERS);

    assertThat(asked)
        .containsExactly(
            new SpaceFilter(Optional.of(SpaceKind.EXPERIMENT), "", false, 0, 50)
                .where(Permission.LINK_PROJECTS));
  }

  @Test
  void offersToAnExperimentTheProjectsThatOneManages() {
    open(SpaceKind.EXPERIMENT, Permission.LINK_PROJECTS);

    assertThat(asked)
        .containsExactly(
            new SpaceFilter(Optional.of(SpaceKind.PROJECT), "", false, 0, 50)
                .where(Permission.MANAGE_MEMBERS));
  }

  @Test
  void offersNothingToThoseWhoMayNotLink() {
    open(SpaceKind.PROJECT);

    assertThat(page.isUseful()).isTrue();
    assertThat(page.isChangeable()).isFalse();
    assertThat(asked).isEmpty();
  }

  @Test
  void isOfNoUseToATeam() {
    open(SpaceKind.TEAM, Permission.MANAGE_MEMBERS);

    assertThat(page.isUseful()).isFalse();
    assertThat(asked).isEmpty();
  }

  @Test
  void whatIsLinkedIsNotOfferedAgain() {
    var row = SomeSpace.row(SpaceKind.EXPERIMENT, Role.PRINCIPAL_INVESTIGATOR);
    mine.add(row);
    open(SpaceKind.PROJECT, Permission.MANAGE_MEMBERS);
    assertThat(page.getTargets()).hasSize(1);
    page.setTarget(row.id().value());
    page.setGrants(Role.CONTRIBUTOR);

    page.link();

    assertThat(done).containsExactly("link %s %s CONTRIBUTOR".formatted(SomeSpace.ID, row.id()));
    assertThat(told.keys).containsExactly("links.linked");
    assertThat(page.getTargets()).isEmpty();
    page.find();
    assertThat(page.getTargets()).isEmpty();
  }

  @Test
  void letsLookForWhatIsNotAmongTheFirst() {
    total = 51;
    open(SpaceKind.PROJECT, Permission.MANAGE_MEMBERS);
    assertThat(page.isSearched()).isTrue();
    total = 0;
    page.setText(" ring ");

    page.find();

    assertThat(asked.getLast().text()).isEqualTo("ring");
    assertThat(page.isSearched()).isTrue();
    page.setText("");
    page.find();
    assertThat(page.isSearched()).isFalse();
  }

  @Test
  void showsManyLinksStepByStep() {
    for (int i = 0; i < 30; i++) {
      stored.add(link(SpaceId.random()));
    }
    open(SpaceKind.PROJECT);
    assertThat(page.getRows()).hasSize(24);
    assertThat(page.isComplete()).isFalse();

    page.more();

    assertThat(page.getRows()).hasSize(30);
    assertThat(page.isComplete()).isTrue();
  }

  @Test
  void removesOnlyALinkThatIsShown() {
    var other = SpaceId.random();
    stored.add(link(other));
    open(SpaceKind.EXPERIMENT, Permission.LINK_PROJECTS);

    page.unlink(SpaceId.random().value());
    assertThat(done).isEmpty();
    page.unlink(other.value());

    assertThat(done).containsExactly("unlink %s %s".formatted(other, SomeSpace.ID));
    assertThat(told.keys).containsExactly("links.unlinked");
  }

  @Test
  void saysWhyALinkIsRefused() {
    open(SpaceKind.PROJECT, Permission.MANAGE_MEMBERS);
    page.setTarget(SpaceId.random().value());
    page.setGrants(Role.MANAGER);

    page.link();

    assertThat(told.keys).containsExactly("role-too-weak");
  }

  private void open(SpaceKind kind, Permission... may) {
    page.head = SomeSpace.head(SomeSpace.space(kind, may));
    page.load();
  }

  private static LinkView link(SpaceId other) {
    return new LinkView(other, "Ring", Optional.empty(), Role.VIEWER, Instant.EPOCH, true);
  }

  private final class Links extends ProjectLinkService {
    @Override
    public Page<LinkView, SpaceId> list(Caller caller, SpaceId space, PageRequest<SpaceId> wanted) {
      return SomeSpace.page(stored, wanted, LinkView::other);
    }

    @Override
    public void link(Caller caller, SpaceId project, SpaceId experiment, Role grants) {
      if (grants == Role.MANAGER) {
        throw new DeniedException("role-too-weak", "Your role does not allow this.");
      }
      done.add("link %s %s %s".formatted(project, experiment, grants));
      stored.add(LinksPageTest.link(experiment));
    }

    @Override
    public void unlink(Caller caller, SpaceId project, SpaceId experiment) {
      done.add("unlink %s %s".formatted(project, experiment));
    }
  }

  private final class Spaces extends SpaceService {
    @Override
    public SpaceList mine(Caller caller, SpaceFilter filter) {
      asked.add(filter);
      return new SpaceList(mine, total);
    }
  }
}
