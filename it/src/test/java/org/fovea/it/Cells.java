package org.fovea.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fovea.it.AuthorisationTable.Route;
import org.fovea.it.AuthorisationTable.Row;

/// Makes the requests of the matrix's rows.
///
/// What only looks is asked in every way that a browser or program may ask: with a bearer token and
/// with a session's cookie, as HEAD, for a part, and with the tag of a copy that is current.
final class Cells {
  /// Streams of events, which have no end, and what would use up a login: not asked with HEAD.
  private static final String ONLY_GET = ".*/(events|names)|/login|.*/transcript.*|.*/me/export";

  private static final String TILE_DOORS = "/(dzi|iiif|zoomify|xyz)/.*";

  /// Addresses that JAX-RS answers; all others are pages and servlets.
  static final String OF_JAX_RS = "/(api|dzi|iiif|zoomify|xyz)/.*";

  private final Estate estate;

  Cells(Estate estate) {
    this.estate = estate;
  }

  /// The requests of one row. Fresh things are made while the list is read, so it is lazy.
  Iterable<Cell> of(Row row) {
    return () ->
        row.statuses().entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed()) // refusals first
            .flatMap(
                entry -> of(row, MatrixPerson.labelled(entry.getKey()), entry.getValue()).stream())
            .iterator();
  }

  private List<Cell> of(Row row, MatrixPerson who, int wanted) {
    var plain = plain(row, who, wanted);
    return row.route().method().equals("GET") ? inEveryWay(plain, who) : List.of(plain);
  }

  /// The request of one caller of a row.
  Cell plain(Row row, MatrixPerson who, int wanted) {
    var recipe = Requests.of(row.route());
    boolean succeeds = wanted < 300;
    var filling =
        new Filling(
            estate,
            row.place(),
            row.thing(),
            who,
            succeeds,
            succeeds && row.thing().isThere() && recipe.usesUp());
    return new Cell(
        "line %d, %s as %s in %s, %s"
            .formatted(row.number(), row.route(), who.label(), row.place(), row.thing()),
        isPage(row.route()) ? estate.browser(who) : who.at(estate.fovea()),
        row.route().method(),
        Requests.fill(address(row.route()), filling::of),
        recipe.headers().stream().map(header -> Requests.fill(header, filling::of)).toList(),
        recipe.body(filling::of),
        wanted);
  }

  private List<Cell> inEveryWay(Cell plain, MatrixPerson who) {
    List<Cell> cells = new ArrayList<>();
    cells.add(plain);
    if (who.person().isPresent() && plain.caller() != estate.browser(who)) {
      cells.add(plain.by("with a cookie", estate.browser(who)));
    }
    if (!plain.address().matches(ONLY_GET)) {
      cells.add(plain.asking("HEAD"));
    }
    tag(plain)
        .ifPresent(tag ->
            cells.add(
                plain.with(
                    "has a copy",
                    plain.wanted() == 200 ? 304 : plain.wanted(),
                    "If-None-Match",
                    tag)));
    if (plain.address().endsWith("/original") || plain.address().endsWith(".szi")) {
      cells.add(
          plain.with("a part", plain.wanted() == 200 ? 206 : plain.wanted(), "Range", "bytes=0-3"));
    }
    return cells;
  }

  /// The tag under which the principal investigator got the same.
  private Optional<String> tag(Cell cell) {
    if (!cell.address().matches(TILE_DOORS) && !cell.address().endsWith("/thumbnail")) {
      return Optional.empty();
    }
    return estate.pi().api().get(cell.address()).headers().firstValue("ETag");
  }

  /// Addresses on the management port are absolute.
  private String address(Route route) {
    var management = "http://127.0.0.1:" + estate.fovea().port("FOVEA_MANAGEMENT_PORT");
    return route.path().replaceFirst("^management:", management);
  }

  /// Whether the address is one of a page or servlet.
  static boolean isPage(Route route) {
    return !route.path().matches(OF_JAX_RS);
  }
}
