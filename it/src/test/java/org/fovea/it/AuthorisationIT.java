package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fovea.it.AuthorisationTable.Route;
import org.fovea.it.AuthorisationTable.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/// The authorisation matrix over HTTP: every line of `authorisation.table`, each combination a
/// request of its own (S-01).
@ExtendWith(EstateOfTests.class)
class AuthorisationIT {
  private static final int LEAST_CELLS = 2_000;
  private static int asked;

  /// A test for each route. Refusals come before what succeeds, so that nothing is changed by then.
  @TestFactory
  Stream<DynamicTest> everyCellIsAnsweredAsTheTableSays(Estate estate) {
    var cells = new Cells(estate);
    Map<Route, List<Row>> byRoute =
        AuthorisationTable.read().rows().stream()
            .collect(
                Collectors.groupingBy(
                    Row::route, java.util.LinkedHashMap::new, Collectors.toList()));
    return byRoute.entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(
                entry.getKey().toString(), () -> assertHolds(cells, entry.getValue())));
  }

  private static void assertHolds(Cells cells, List<Row> rows) {
    List<String> wrong = new ArrayList<>();
    for (var row : rows) {
      for (var cell : cells.of(row)) {
        asked++;
        wrong.addAll(cell.ask());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @AfterAll
  static void countsCells() {
    System.out.println("authorisation matrix: " + asked + " cells asked");
    assertThat(asked).isGreaterThanOrEqualTo(LEAST_CELLS);
  }
}
