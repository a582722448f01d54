package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fovea.it.AuthorisationTable.Route;
import org.fovea.it.AuthorisationTable.Thing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Identifiers that somebody should not have, put wherever an identifier can be put (S-02): nothing
/// succeeds, and no answer tells one that exists from one that never did.
@ExtendWith(EstateOfTests.class)
class ForeignIdsIT {
  private static final int LEAST_PROBES = 300;
  private static final String PLACE = "experiment";

  /// Of these, one that belongs to somebody else must look like one that never was.
  private static final Set<String> IDENTIFIERS =
      Set.of(
          "space",
          "exId",
          "folder",
          "image",
          "upload",
          "member",
          "invitation",
          "mapping",
          "glass",
          "link",
          "team",
          "experiment",
          "institution",
          "instrument");

  private static final String OTHER_CASE = "one in the other case";

  /// Whoever knows one of these may use it.
  private static final Set<String> SECRETS = Set.of("token", "successionToken");

  /// Identifiers of the same type: spaces.
  private static final Set<String> SPACES = Set.of("space", "team", "experiment");

  private static final Set<String> PRESENTED =
      Set.of("image", "exId", "space", "team", "experiment");

  /// Each identifier of each address, header and body is replaced by everything else that somebody
  /// could know: what belongs to another person, what was deleted, what is of another type, and
  /// what is nearly the right one. Whoever tries it may do everything in their own spaces.
  @Test
  void noIdentifierOpensWhatItShouldNot(Estate estate) {
    List<String> leaks = new ArrayList<>();
    int probes = 0;
    for (var route : AuthorisationTable.read().routes()) {
      for (var variable : variables(route)) {
        var absent = probe(estate, route, variable, Filling.never(variable));
        for (var wrong : wrong(estate, route, variable).entrySet()) {
          var answer = probe(estate, route, variable, wrong.getValue());
          probes++;
          // OPTIONS tells what the server can do, the same for every address
          boolean opened = !answer.isRefused() && !route.method().equals("OPTIONS");
          boolean told = hasForm(wrong.getValue(), variable) && !answer.equals(absent);
          if (opened || told) {
            leaks.add(
                "%s with %s as {%s}: %s instead of %s"
                    .formatted(route, wrong.getKey(), variable, answer, absent));
          }
        }
      }
    }
    System.out.println("foreign identifiers: " + probes + " probes, " + leaks.size() + " leaks");
    assertThat(leaks).isEmpty();
    assertThat(probes).isGreaterThanOrEqualTo(LEAST_PROBES);
  }

  /// The identifiers that a request of that route carries anywhere.
  private static Set<String> variables(Route route) {
    Set<String> found = new LinkedHashSet<>();
    var recipe = Requests.of(route);
    var text = route.path() + recipe.headers() + recipe.text();
    Requests.fill(
        text,
        variable -> {
          found.add(variable.replaceFirst("^(new|base64):", ""));
          return "";
        });
    found.removeIf(variable -> !IDENTIFIERS.contains(variable) && !SECRETS.contains(variable));
    return found;
  }

  private static Map<String, String> wrong(Estate estate, Route route, String variable) {
    var own = estate.place(PLACE);
    Map<String, String> ids = new LinkedHashMap<>();
    if (IDENTIFIERS.contains(variable)) {
      estate.place("elsewhere").find(variable, "exists").ifPresent(id -> ids.put("another's", id));
    }
    own.find(variable, "deleted").ifPresent(id -> ids.put("a deleted one", id));
    for (var other : IDENTIFIERS) {
      boolean sameType =
          other.equals(variable) || (SPACES.contains(other) && SPACES.contains(variable));
      if (!sameType && !takesBoth(route, other, variable)) {
        own.find(other, "exists").ifPresent(id -> ids.put("a " + other, id));
      }
    }
    own.find(variable, "exists").ifPresent(id -> ids.putAll(nearly(id)));
    if (variable.equals("exId")) {
      ids.remove(OTHER_CASE); // people may write the number of an experiment in small letters
    }
    return ids;
  }

  /// Manifests have one address for images, experiments by their number and other spaces.
  private static boolean takesBoth(Route route, String one, String other) {
    return route.path().startsWith("/iiif/presentation/3/")
        && PRESENTED.contains(one)
        && PRESENTED.contains(other);
  }

  /// What one could try who knows one identifier.
  private static Map<String, String> nearly(String id) {
    char last = id.charAt(id.length() - 1);
    var body = id.substring(0, id.length() - 1);
    return Map.of(
        "the next",
        body + (last == 'z' ? 'A' : (char) (last == '9' ? 'A' : last == 'Z' ? 'a' : last + 1)),
        OTHER_CASE,
        otherCase(id),
        "one too short",
        body,
        "one too long",
        id + last,
        "one with an ending",
        id + "%00",
        "one with a path",
        id + "%2f..%2f" + id);
  }

  private static String otherCase(String id) {
    var other = new StringBuilder();
    id.chars()
        .forEach(c ->
            other.append(
                (char)
                    (Character.isUpperCase(c)
                        ? Character.toLowerCase(c)
                        : Character.toUpperCase(c))));
    return other.toString();
  }

  private static boolean hasForm(String id, String variable) {
    return !variable.equals("exId") && id.matches("[0-9A-Za-z]{22}");
  }

  /// A project has experiments that it links, an experiment has a number.
  private static String placeOf(Route route) {
    return route.path().contains("{experiment}") ? "project" : PLACE;
  }

  private static Answer probe(Estate estate, Route route, String variable, String id) {
    var recipe = Requests.of(route);
    var filling =
        new Filling(estate, placeOf(route), Thing.of(variable, id), MatrixPerson.PI, false, false);
    var path = Requests.fill(route.path(), filling::of);
    var headers =
        recipe.headers().stream().map(header -> Requests.fill(header, filling::of)).toList();
    var caller = Cells.isPage(route) ? estate.browser(MatrixPerson.PI) : estate.pi().api();
    return Answer.of(
        caller.send(
            route.method(),
            path,
            BodyPublishers.ofString(recipe.body(filling::of)),
            headers.toArray(String[]::new)));
  }
}
