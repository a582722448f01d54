package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fovea.it.MatrixPerson.ADMINISTRATOR;
import static org.fovea.it.MatrixPerson.CONTRIBUTOR;
import static org.fovea.it.MatrixPerson.FORMER;
import static org.fovea.it.MatrixPerson.GLASS;
import static org.fovea.it.MatrixPerson.GUEST;
import static org.fovea.it.MatrixPerson.MANAGER;
import static org.fovea.it.MatrixPerson.PI;
import static org.fovea.it.MatrixPerson.RESTRICTED;
import static org.fovea.it.MatrixPerson.SUSPENDED;
import static org.fovea.it.MatrixPerson.TEAM_VIEWER;
import static org.fovea.it.MatrixPerson.VIEWER;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.fovea.web.login.provider.StandInPerson;

/// Spaces of every kind with people, folders and images in them, made over the API: where the tests
/// of authorisation play.
///
/// Each place has [Things]. The person of a [MatrixPerson] has that part in each of them that has
/// members at all; in the personal repository and its shared folder most are strangers.
final class Estate implements AutoCloseable {
  /// Spaces with members.
  static final List<String> SHARED = List.of("experiment", "project", "team", "archived", "done");

  /// Without an authority, so that more can be written behind it.
  private static final String MAPPED = "urn:geant:helmholtz.de:group:Matrix:Contributors";

  private static final Path SITE_FILE = Path.of("src", "test", "resources", "matrix-site.json");
  private static final long UPLOAD_BYTES = 100;
  private static final byte[] PICTURE = Pictures.jpeg(300, 200);

  private final StandInFovea fovea = StandInFovea.start("matrix", SITE_FILE);
  private final Map<String, Things> places = new LinkedHashMap<>();
  private final Map<MatrixPerson, Api> browsers = new EnumMap<>(MatrixPerson.class);
  private final AtomicInteger numbers = new AtomicInteger();

  /// Starts a Fovea and builds everything.
  Estate() {
    try {
      openAccounts();
      // first, for with the last image an account goes that has nothing else
      var crew = pi().space("TEAM", "Crew");
      buildPersonal();
      invite(crew, TEAM_VIEWER, "MANAGER");
      build("experiment", pi().space("EXPERIMENT", "Experiment"), crew);
      build("project", pi().space("PROJECT", "Project"), crew);
      build("team", pi().space("TEAM", "Team"), "");
      build("archived", pi().space("PROJECT", "Archived"), crew);
      build("done", pi().space("EXPERIMENT", "Done"), crew);
      buildElsewhere();
      buildSpecial();
      settle();
    } catch (RuntimeException | Error e) {
      fovea.close();
      throw e;
    }
  }

  StandInFovea fovea() {
    return fovea;
  }

  Things place(String name) {
    var place = places.get(name);
    if (place == null) {
      throw new IllegalArgumentException("no place " + name);
    }
    return place;
  }

  SpaceApi as(MatrixPerson person) {
    return new SpaceApi(person.at(fovea));
  }

  /// A session of that person, which follows no redirects.
  Api browser(MatrixPerson person) {
    return browsers.computeIfAbsent(
        person, p -> p.person().map(this::browser).orElseGet(fovea::asNobody));
  }

  /// The same for anybody.
  Api browser(StandInPerson who) {
    return Api.withCookie(fovea.address(), fovea.browser(who).cookie("fovea").orElseThrow());
  }

  SpaceApi pi() {
    return as(PI);
  }

  private void openAccounts() {
    for (var person : MatrixPerson.values()) {
      if (person != MatrixPerson.ANONYMOUS && person != MatrixPerson.NO_ACCOUNT) {
        as(person).openAccount();
      }
    }
  }

  private void buildPersonal() {
    var space = pi().openAccount();
    var folder = pi().folder(space, "Shared");
    var guest = joinFolder(space, folder, as(GUEST));
    var owner = pi().ownMembership(space);
    for (var place :
        List.of(
            place("personal", space, pi().folder(space, "Kept to oneself")),
            place("folder", space, folder))) {
      place.with("member", guest).with("successor", owner).with("team", space);
    }
    as(GLASS).breakGlass(space);
  }

  private void build(String name, String space, String crew) {
    var viewer = invite(space, VIEWER, "VIEWER");
    var manager = invite(space, MANAGER, "MANAGER");
    var former = invite(space, FORMER, "CONTRIBUTOR");
    invite(space, CONTRIBUTOR, "CONTRIBUTOR");
    invite(space, RESTRICTED, "CONTRIBUTOR");
    invite(space, SUSPENDED, "MANAGER");
    pi().remove(space, former);
    if (crew.isEmpty()) {
      invite(space, TEAM_VIEWER, "VIEWER"); // a team is no member of a team
    } else {
      pi().addTeam(space, crew, "VIEWER");
    }
    place(name, space, pi().folder(space, "Folder"))
        .with("member", viewer)
        .with("member", "manager", manager)
        .with("successor", manager)
        .with("member", "deleted", former)
        .with("team", crew.isEmpty() ? place("experiment").get("team") : crew)
        .with("image", "own contributor", as(CONTRIBUTOR).upload(space, "", PICTURE))
        .with("image", "own restricted", as(RESTRICTED).upload(space, "", PICTURE))
        .with("mapping", pi().map(space, MAPPED, "CONTRIBUTOR"))
        .with("invitation", "manager", pi().invite(space, "MANAGER").getString("id"))
        .with("glass", as(GLASS).breakGlass(space));
  }

  /// What every place has.
  private Things place(String name, String space, String folder) {
    var deletedFolder = pi().folder(space, "Deleted of " + name);
    pi().deleteFolder(space, deletedFolder);
    var deletedImage = pi().upload(space, folder, PICTURE);
    pi().deleteImage(deletedImage);
    var things =
        new Things()
            .with("space", space)
            .with("folder", folder)
            .with("folder", "deleted", deletedFolder)
            .with("image", pi().upload(space, folder, PICTURE))
            .with("image", "deleted", deletedImage)
            .with("member", "pi", pi().ownMembership(space));
    places.put(name, things);
    return Links.addTo(things, pi(), fovea);
  }

  /// What only some of them have.
  private void buildSpecial() {
    for (var name : SHARED) {
      var things = place(name);
      var space = things.get("space");
      var invitation = pi().invite(space, "VIEWER");
      things
          .with("invitation", invitation.getString("id"))
          .with("token", invitation.getString("token"))
          .with("upload", pi().beginUpload(space, "", UPLOAD_BYTES));
      var revoked = pi().invite(space, "VIEWER");
      pi().revoke(space, revoked.getString("id"));
      things.with("token", "revoked", revoked.getString("token"));
      var used = pi().invite(space, "VIEWER");
      passerBy().accept(used.getString("token"));
      things.with("token", "used", used.getString("token"));
      var mapping = pi().map(space, MAPPED + ":gone", "VIEWER");
      pi().unmap(space, mapping);
      things.with("mapping", "deleted", mapping);
      var upload = pi().beginUpload(space, "", UPLOAD_BYTES);
      pi().terminate(upload);
      things.with("upload", "deleted", upload);
      if (name.equals("experiment") || name.equals("done")) {
        things.with("exId", pi().get(space).getString("exId"));
      }
    }
    place("project").with("experiment", fresh("experiment", "project", PI));
    place("experiment").with("instrument", activeInstrument(place("experiment").get("space")));
    buildSite();
  }

  /// An instrument of the institution that owns an experiment, active in it.
  private String activeInstrument(String experiment) {
    var owner = pi().ownerOf(experiment);
    var instrument = as(ADMINISTRATOR).makeInstrument(owner).getString("id");
    pi().activate(experiment, instrument);
    return instrument;
  }

  private void buildSite() {
    var administrator = as(ADMINISTRATOR);
    var body =
        Requests.fill(
            "{'name': 'I', 'facilityCode': '{code}', 'scopes': ['i{number}.example']}",
            variable -> fresh(variable, "", ADMINISTRATOR));
    var institution = administrator.made("/api/v1/admin/institutions", body);
    places.put(
        "site",
        new Things()
            .with("institution", institution)
            .with("instrument", administrator.makeInstrument(institution).getString("id"))
            .with("request", pi().made("/api/v1/me/requests", "{'kind': 'ACCESS'}"))
            .with("mapping", fresh("mapping", "site", ADMINISTRATOR)));
  }

  /// A space of somebody else, with everything in it: what is foreign to all other places.
  private void buildElsewhere() {
    var owner = newcomer("neighbour");
    var space = owner.space("EXPERIMENT", "Elsewhere");
    var invitation = owner.invite(space, "VIEWER");
    var folder = owner.folder(space, "Elsewhere");
    places.put(
        "elsewhere",
        new Things()
            .with("space", space)
            .with("team", space)
            .with("experiment", space)
            .with("exId", owner.get(space).getString("exId"))
            .with("folder", folder)
            .with("invitation", invitation.getString("id"))
            .with("member", owner.ownMembership(space))
            .with("successor", owner.ownMembership(space))
            .with("mapping", owner.map(space, MAPPED + ":elsewhere", "VIEWER"))
            .with("upload", owner.beginUpload(space, "", UPLOAD_BYTES))
            .with("image", owner.upload(space, folder, PICTURE)));
    Links.addTo(place("elsewhere"), owner, fovea);
  }

  /// Somebody new with an account.
  SpaceApi newcomer(String login) {
    var person = new SpaceApi(fovea.as(MatrixPerson.faculty(login)));
    person.openAccount();
    return person;
  }

  private SpaceApi passerBy() {
    return newcomer("passer-by-" + numbers.incrementAndGet());
  }

  private String invite(String space, MatrixPerson person, String role) {
    return join(space, role, as(person));
  }

  /// Makes somebody a member; returns the membership.
  String join(String space, String role, SpaceApi person) {
    return joined(space, pi().invite(space, role), person);
  }

  /// Makes somebody a guest of one folder; returns the membership.
  String joinFolder(String space, String folder, SpaceApi person) {
    return joined(space, pi().inviteToFolder(space, folder), person);
  }

  private String joined(String space, JsonObject invitation, SpaceApi person) {
    var before = pi().memberships(space);
    person.accept(invitation.getString("token"));
    var after = pi().memberships(space);
    after.removeAll(before);
    return after.stream().findAny().orElseThrow();
  }

  /// Uploads an image and waits for its pyramid.
  String readyImage(String space, String folder) {
    var image = pi().upload(space, folder, PICTURE);
    assertThat(pi().api().settled(image).getString("state")).isEqualTo("READY");
    return image;
  }

  /// What takes time, and what ends what can be done.
  private void settle() {
    for (var name : SHARED) {
      pi().api().settled(place(name).get("image"));
      place(name).find("image", "own contributor").ifPresent(pi().api()::settled);
      place(name).find("image", "own restricted").ifPresent(pi().api()::settled);
    }
    pi().api().settled(place("personal").get("image"));
    pi().api().settled(place("folder").get("image"));
    pi().archive(place("archived").get("space"));
    pi().enterStage(place("done").get("space"), "DONE");
    suspend(SUSPENDED.person().orElseThrow());
    as(RESTRICTED).send("PUT", "/api/v1/me/restriction", "application/json", "");
  }

  /// Makes one that a request may use up; returns its identifier.
  String fresh(String variable, String place, MatrixPerson caller) {
    int number = numbers.incrementAndGet();
    return switch (variable) {
      case "number" -> Integer.toString(number);
      case "request" -> pi().made("/api/v1/me/requests", "{'kind': 'OTHER'}");
      case "code" -> letters(number);
      case "space" -> pi().space("TEAM", "Team " + number);
      case "team" -> as(caller).space("TEAM", "Team " + number);
      case "mapping" ->
          place.equals("site")
              ? as(ADMINISTRATOR)
                  .made(
                      "/api/v1/admin/mappings",
                      "{'pattern': '%s:%d', 'siteRole': 'AUDITOR'}".formatted(MAPPED, number))
              : pi().map(place(place).get("space"), MAPPED + ":" + number, "VIEWER");
      default -> freshIn(place(place), variable, place, caller);
    };
  }

  private String freshIn(Things things, String variable, String place, MatrixPerson caller) {
    int number = numbers.incrementAndGet();
    var space = things.get("space");
    return switch (variable) {
      case "image" ->
          pi().upload(space, place.equals("folder") ? things.get("folder") : "", PICTURE);
      case "folder" -> pi().folder(space, "Folder " + number);
      case "upload" -> as(caller).beginUpload(space, "", UPLOAD_BYTES);
      case "invitation" -> pi().invite(space, "VIEWER").getString("id");
      case "link" -> pi().imageLink(things.get("image"), false).getString("id");
      case "instrument" -> activeInstrument(space);
      case "glass" -> as(GLASS).breakGlass(space);
      case "member" -> join(space, "VIEWER", passerBy());
      case "experiment" -> {
        var experiment = pi().space("EXPERIMENT", "Experiment " + number);
        pi().link(space, experiment, "VIEWER");
        yield experiment;
      }
      default -> throw new IllegalArgumentException("cannot make a fresh " + variable);
    };
  }

  /// A facility code that no other institution has.
  private static String letters(int number) {
    return number == 0 ? "X" : letters(number / 26) + (char) ('A' + number % 26);
  }

  /// Suspends an account, as no address does yet.
  void suspend(StandInPerson who) {
    try (var connection = fovea.database();
        var update =
            connection.prepareStatement("update account set state = 'SUSPENDED' where sub = ?")) {
      update.setString(1, who.sub());
      assertThat(update.executeUpdate()).isEqualTo(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    fovea.close();
  }
}
