package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.fovea.it.AuthorisationTable.Route;
import org.fovea.it.AuthorisationTable.Row;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every example of the API's description is sent to the running server, by whoever may do most
/// according to the authorisation matrix, and is answered with the status that the matrix says;
/// [Contract] holds the answer against the description. Identifiers that examples make up are
/// replaced by those of what is there; nothing else is.
@ExtendWith(EstateOfTests.class)
class ExamplesIT {
  /// What is made before it is retired, and all before it is deleted.
  private static final List<String> ORDER =
      List.of("POST", "PUT", "PATCH", "GET", "HEAD", "OPTIONS", "DELETE");

  private static final int LEAST_SUCCESSES = 100;

  /// Who is asked for first, among those who get the same.
  private static final List<MatrixPerson> CALLERS =
      List.of(MatrixPerson.PI, MatrixPerson.ADMINISTRATOR);

  /// Made up names that must be used once only.
  private static final Map<String, String> ONCE = Map.of("4127", "number", "NHV", "code");

  /// Samples that examples of bodies and queries hold, and that must be real for a success.
  private static final List<String> IDENTIFIERS =
      List.of("space", "team", "folder", "image", "successor", "institution");

  private final JsonObject samples = samples();
  private int succeeded;

  @TestFactory
  Stream<DynamicTest> everyExampleIsAnsweredAsDescribed(Estate estate) {
    var contract = estate.pi().api().contract();
    var cells = new Cells(estate);
    var rows = AuthorisationTable.read().rows();
    var tests =
        contract.operations().stream()
            .sorted(Comparator.comparingInt(name -> ORDER.indexOf(method(name))))
            .map(name ->
                DynamicTest.dynamicTest(
                    name, () -> assertAnswered(contract, cells, estate, rows, name)));
    return Stream.concat(
        tests,
        Stream.of(
            DynamicTest.dynamicTest(
                "most examples succeed",
                () -> assertThat(succeeded).isGreaterThanOrEqualTo(LEAST_SUCCESSES))));
  }

  private void assertAnswered(
      Contract contract, Cells cells, Estate estate, List<Row> rows, String name) {
    var row = best(rows, name);
    var who = caller(row);
    int wanted = status(row, who);
    var cell = cells.plain(row, who, wanted);
    var path = cell.address().replaceFirst("\\?.*", "");
    var operation = contract.operation(cell.method(), path).orElseThrow();
    var filling = filling(estate, row, who, wanted);

    var example =
        new Cell(
            name,
            cell.caller(),
            cell.method(),
            path + query(contract, operation, filling),
            headers(contract, operation),
            body(operation, filling),
            wanted);

    assertThat(example.ask()).isEmpty();
    succeeded += wanted < 300 ? 1 : 0;
  }

  /// The row of the route in which somebody gets furthest.
  private static Row best(List<Row> rows, String name) {
    return rows.stream()
        .filter(row -> name.equals(plain(row.route())))
        .filter(row -> !row.statuses().isEmpty())
        .min(Comparator.comparingInt(ExamplesIT::distance)) // the first of several
        .orElseThrow(() -> new AssertionError("the matrix never asks " + name));
  }

  private static String method(String operation) {
    return operation.replaceFirst(" .*", "");
  }

  private static String plain(Route route) {
    return route.toString().replaceFirst("\\?.*", "");
  }

  /// How far from a success the row ends; what is there is refused better than what is not.
  private static int distance(Row row) {
    int status = status(row, caller(row));
    return status < 400 || row.thing().isThere() ? status : status + 1000;
  }

  private static MatrixPerson caller(Row row) {
    var asked =
        Stream.concat(CALLERS.stream(), Stream.of(MatrixPerson.values()))
            .filter(who -> row.statuses().containsKey(who.label()))
            .toList();
    return asked.stream()
        .filter(who -> status(row, who) < 400)
        .findFirst()
        .orElse(asked.getFirst());
  }

  private static int status(Row row, MatrixPerson who) {
    return Objects.requireNonNull(row.statuses().get(who.label()));
  }

  private static Filling filling(Estate estate, Row row, MatrixPerson who, int wanted) {
    return new Filling(estate, row.place(), row.thing(), who, wanted < 300, false);
  }

  /// The query of the parameters that have an example.
  private String query(Contract contract, JsonObject operation, Filling filling) {
    var pairs = new ArrayList<String>();
    contract
        .parameters(operation, "query")
        .forEach((name, example) -> pairs.add(name + "=" + real(Contract.text(example), filling)));
    return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
  }

  private String body(JsonObject operation, Filling filling) {
    return content(operation)
        .map(type -> type.getValue().asJsonObject())
        .filter(type -> type.containsKey("example"))
        .map(type -> real(type.getValue("/example").toString(), filling))
        .findFirst()
        .orElse("");
  }

  private static Stream<Map.Entry<String, JsonValue>> content(JsonObject operation) {
    var body = operation.getJsonObject("requestBody");
    return body == null ? Stream.empty() : body.getJsonObject("content").entrySet().stream();
  }

  /// Those of parameters that have an example, and the type of a body that must be there.
  private static List<String> headers(Contract contract, JsonObject operation) {
    List<String> headers = new ArrayList<>();
    contract
        .parameters(operation, "header")
        .forEach((name, example) -> headers.addAll(List.of(name, Contract.text(example))));
    if (operation.containsKey("requestBody")
        && operation.getJsonObject("requestBody").getBoolean("required")) {
      content(operation)
          .findFirst()
          .ifPresent(type -> headers.addAll(List.of("Content-Type", type.getKey())));
    }
    return List.copyOf(headers);
  }

  /// The text with what is there in place of what was made up. What a request could change for
  /// other tests is fresh: a team, and a space unless the request names what is in it.
  private String real(String text, Filling filling) {
    boolean inside = text.contains(sample("folder"));
    var real = text;
    for (var name : IDENTIFIERS) {
      boolean fresh = name.equals("team") || (name.equals("space") && !inside);
      var sample = sample(name);
      if (real.contains(sample)) {
        real = real.replace(sample, filling.of(fresh ? "new:" + name : name));
      }
    }
    for (var once : ONCE.entrySet()) {
      if (real.contains(once.getKey())) {
        real = real.replace(once.getKey(), filling.of(once.getValue()));
      }
    }
    return real;
  }

  private String sample(String name) {
    return Contract.text(samples.getValue("/" + name));
  }

  private static JsonObject samples() {
    try (var file =
            Objects.requireNonNull(
                ExamplesIT.class.getResourceAsStream("/org/fovea/web/rest/openapi/common.json"));
        var reader = Json.createReader(file)) {
      return reader.readObject().getJsonObject("samples");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
