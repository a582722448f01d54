package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import org.fovea.config.SecretSettings;
import org.fovea.service.access.Subject;
import org.fovea.service.audit.SubjectDigest;
import org.fovea.web.login.provider.StandInPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Whoever is suspended or erased is gone within five seconds also from where nobody asks: their
/// open pages hear no more, and their names leave the memory.
@ExtendWith(EstateOfTests.class)
class ShutOutIT {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final String NEWS = "/api/v1/me/events";

  @Test
  void openStreamsEndWithASuspension(Estate estate) {
    var who = account(estate, "streamer-one");
    var team = estate.pi().space("TEAM", "Team of streams");
    estate.join(team, "VIEWER", new SpaceApi(estate.fovea().as(who)));
    var browser = estate.fovea().browser(who);
    try (var news = browser.follow(NEWS);
        var names = browser.follow("/api/v1/spaces/" + team + "/names")) {
      news.await("open");
      names.await("self");

      administrate(estate, "suspend", who, "");

      assertEnds(news);
      assertEnds(names);
    }
    assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(401);
  }

  @Test
  void openStreamsEndWhenSomebodyIsErased(Estate estate) {
    var who = account(estate, "streamer-two");
    try (var news = estate.fovea().browser(who).follow(NEWS)) {
      news.await("open");

      administrate(estate, "erase", who, ", 'digest': '" + digest(estate, who) + "'");

      assertEnds(news);
    }
  }

  /// Another node writes down the suspension, and this one is told nothing.
  @Test
  void openStreamsEndWithASuspensionByAnotherNode(Estate estate) throws SQLException {
    var who = account(estate, "streamer-three");
    try (var news = estate.fovea().browser(who).follow(NEWS)) {
      news.await("open");

      try (var connection = estate.fovea().database();
          var run = connection.createStatement()) {
        var account = " from account where sub = '" + who.sub() + "'";
        run.execute(
            "insert into suspension (account_id, cause, reference, suspended_at)"
                + " select id, 'ABUSE', 'CASE-8', utc_timestamp(6)"
                + account);
        run.execute("update account set state = 'SUSPENDED' where sub = '" + who.sub() + "'");
      }

      assertEnds(news);
    }
  }

  private static void assertEnds(EventStream stream) {
    long begin = System.nanoTime();
    stream.await("end");
    stream.awaitEnd();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LIMIT);
  }

  private static StandInPerson account(Estate estate, String login) {
    var who = MatrixPerson.faculty(login);
    new SpaceApi(estate.fovea().as(who)).openAccount();
    return who;
  }

  private static void administrate(Estate estate, String act, StandInPerson who, String more) {
    var why = ", 'cause': 'ABUSE', 'reference': 'CASE-7'" + more;
    estate
        .as(MatrixPerson.ADMINISTRATOR)
        .post(
            "/api/v1/admin/people/" + act,
            "{'issuer': '%s', 'sub': '%s'%s}".formatted(estate.fovea().issuer(), who.sub(), why));
  }

  /// What somebody with the key finds out from a claimed `sub`.
  private static String digest(Estate estate, StandInPerson who) {
    var secret = SecretSettings.read(estate.fovea().home().resolve("secrets/master.key"));
    return new SubjectDigest(secret).of(new Subject(estate.fovea().issuer().toString(), who.sub()));
  }
}
