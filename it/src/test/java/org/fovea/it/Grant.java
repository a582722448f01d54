package org.fovea.it;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.fovea.web.login.provider.StandInPerson;

/// The ways in which somebody comes to see an image, each with its end.
enum Grant {
  MEMBERSHIP {
    @Override
    Granted give(Estate estate) {
      var scene = scene(estate, "EXPERIMENT");
      var member = estate.join(scene.space, "CONTRIBUTOR", scene.person);
      return scene.member(() -> estate.pi().remove(scene.space, member));
    }
  },
  MEMBERSHIP_LEFT {
    @Override
    Granted give(Estate estate) {
      var scene = scene(estate, "TEAM");
      estate.join(scene.space, "CONTRIBUTOR", scene.person);
      return scene.member(() -> scene.person.leave(scene.space));
    }
  },
  TEAM {
    @Override
    Granted give(Estate estate) {
      var scene = scene(estate, "PROJECT");
      var team = estate.pi().space("TEAM", "Team that shrinks");
      var member = estate.join(team, "VIEWER", scene.person);
      estate.pi().addTeam(scene.space, team, "CONTRIBUTOR");
      return scene.member(() -> estate.pi().remove(team, member));
    }
  },
  PROJECT {
    @Override
    Granted give(Estate estate) {
      var scene = scene(estate, "EXPERIMENT");
      var project = estate.pi().space("PROJECT", "Project that lets go");
      estate.join(project, "CONTRIBUTOR", scene.person);
      estate.pi().link(project, scene.space, "CONTRIBUTOR");
      return scene.member(() -> estate.pi().unlink(project, scene.space));
    }
  },
  ENTITLEMENT {
    @Override
    Granted give(Estate estate) {
      var scene = scene(estate, "EXPERIMENT");
      var mapping = estate.pi().map(scene.space, entitlement(), "CONTRIBUTOR");
      return scene.member(() -> estate.pi().unmap(scene.space, mapping));
    }
  },
  SHARED_FOLDER {
    @Override
    Granted give(Estate estate) {
      var space = estate.place("personal").get("space");
      var folder = estate.pi().folder(space, "Shared for a while");
      var scene = new Scene(estate, this, space, folder);
      var member = estate.joinFolder(space, folder, scene.person);
      return scene.granted(List.of(), Optional.empty(), () -> estate.pi().remove(space, member));
    }
  },
  /// A folder of somebody who then restricts the processing of their data.
  FOLDER_OF_OWNER {
    @Override
    Granted give(Estate estate) {
      var owner = estate.newcomer("owner-who-restricts");
      var space = owner.openAccount();
      var folder = owner.folder(space, "Shared until it is withheld");
      var image = owner.upload(space, folder, Pictures.jpeg(300, 200));
      owner.api().settled(image);
      var scene = Scene.of(estate, this, space, image);
      scene.person.accept(owner.inviteToFolder(space, folder).getString("token"));
      return scene.granted(
          List.of("/api/v1/spaces/" + space + "/folders/" + folder),
          Optional.empty(),
          () -> owner.send("PUT", "/api/v1/me/restriction", "application/json", ""));
    }
  },
  BREAK_GLASS {
    @Override
    Granted give(Estate estate) {
      var scene = scene(estate, "PROJECT");
      var glass = scene.person.breakGlass(scene.space);
      return scene.granted(
          List.of("/api/v1/spaces/" + scene.space),
          Optional.empty(),
          () -> scene.person.endBreakGlass(glass));
    }
  },
  ACTIVE_ACCOUNT {
    @Override
    Granted give(Estate estate) {
      var scene = scene(estate, "TEAM");
      estate.join(scene.space, "CONTRIBUTOR", scene.person);
      return scene.member(() -> estate.suspend(scene.who));
    }
  };

  /// What somebody was given.
  ///
  /// @param browser with a session
  /// @param image that they may see
  /// @param upload of theirs into the space, if they may
  /// @param more addresses that they may get
  /// @param revocation takes it away again
  record Granted(
      Api api,
      Api browser,
      String image,
      Optional<String> upload,
      List<String> more,
      Runnable revocation) {}

  /// Gives it to somebody new, who is ready to look.
  abstract Granted give(Estate estate);

  Scene scene(Estate estate, String kind) {
    return new Scene(estate, this, estate.pi().space(kind, "For a while"), "");
  }

  String entitlement() {
    return this == BREAK_GLASS
        ? "urn:geant:helmholtz.de:group:Fovea:role=auditor#login.helmholtz.de"
        : "urn:geant:helmholtz.de:group:Leavers:" + name() + "#login.helmholtz.de";
  }

  /// Somebody new, and a place with an image.
  static final class Scene {
    private static final AtomicInteger COUNT = new AtomicInteger(); // who is suspended stays so

    final Estate estate;
    final StandInPerson who;
    final SpaceApi person;
    final String space;
    final String image;

    Scene(Estate estate, Grant way, String space, String folder) {
      this(way, space, estate.readyImage(space, folder), estate);
    }

    /// With an image that is there already.
    static Scene of(Estate estate, Grant way, String space, String image) {
      return new Scene(way, space, image, estate);
    }

    private Scene(Grant way, String space, String image, Estate estate) {
      var login =
          "leaver-%s-%d".formatted(way.name().toLowerCase(Locale.ROOT), COUNT.getAndIncrement());
      this.estate = estate;
      this.who = MatrixPerson.faculty(login, way.entitlement());
      this.person = new SpaceApi(estate.fovea().as(who));
      this.space = space;
      this.image = image;
      person.openAccount();
    }

    /// What a contributor of the space has.
    Granted member(Runnable revocation) {
      var address = "/api/v1/spaces/" + space;
      return granted(
          List.of(
              address,
              address + "/members",
              address + "/folders",
              address + "/activity",
              "/api/v1/images?space=" + space,
              "/api/v1/images/" + image + "/original"),
          Optional.of(person.beginUpload(space, "", 100)),
          revocation);
    }

    Granted granted(List<String> more, Optional<String> upload, Runnable revocation) {
      return new Granted(person.api(), estate.browser(who), image, upload, more, revocation);
    }
  }
}
