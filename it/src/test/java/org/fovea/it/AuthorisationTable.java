package org.fovea.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The file `authorisation.table`: who gets which answer where. How it is written stands at its
/// top.
///
/// @param rows in the order of the file, none for a combination that an earlier row has
record AuthorisationTable(List<Row> rows) {
  private static final String FILE = "/authorisation.table";
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  /// A method and an address with variables, such as `GET /space/{space}`.
  ///
  /// @param method of HTTP
  /// @param path with the names of its variables in braces, and a query if it has one
  record Route(String method, String path) {
    /// The variables of the path, in order.
    List<String> variables() {
      return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /// What stands in place of a variable.
  ///
  /// @param variable its name, or empty if the address has none
  /// @param existence such as `exists`, `never`, `foreign`
  record Thing(String variable, String existence) {
    private static final String LITERAL = "=";

    /// Just that text.
    static Thing of(String variable, String text) {
      return new Thing(variable, LITERAL + text);
    }

    Optional<String> literal() {
      return existence.startsWith(LITERAL)
          ? Optional.of(existence.substring(LITERAL.length()))
          : Optional.empty();
    }

    /// Whether the caller may hope for something.
    boolean isThere() {
      return existence.equals("exists") || existence.equals("own");
    }

    @Override
    public String toString() {
      return variable.isEmpty() ? existence : existence + " {" + variable + "}";
    }
  }

  /// One line: what each caller gets.
  ///
  /// @param number of the line in the file
  /// @param statuses by caller; who is missing is not asked
  record Row(int number, Route route, String place, Thing thing, Map<String, Integer> statuses) {}

  static AuthorisationTable read() {
    try (var file = AuthorisationTable.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("no " + FILE);
      }
      return new Reader().read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The routes that the file names.
  Set<Route> routes() {
    Set<Route> routes = new LinkedHashSet<>();
    rows.forEach(row -> routes.add(row.route()));
    return routes;
  }

  private static final class Reader {
    private final Map<String, List<String>> groups = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private List<List<String>> columns = List.of();
    private List<Route> routes = List.of();
    private int number;

    AuthorisationTable read(String text) {
      for (var line : text.split("\n", -1)) {
        number++;
        var told = line.replaceFirst("#.*", "").stripTrailing();
        if (!told.isEmpty()) {
          read(told, told.strip().split("\\s+"));
        }
      }
      return new AuthorisationTable(List.copyOf(rows));
    }

    private void read(String line, String[] words) {
      if (line.startsWith(" ")) {
        row(words);
      } else if (words[0].equals("columns")) {
        columns = Stream.of(words).skip(1).map(this::members).toList();
      } else if (words[0].endsWith(":")) {
        var members = Stream.of(words).skip(1).flatMap(word -> members(word).stream()).toList();
        groups.put(words[0].replace(":", ""), members);
      } else {
        check(words.length == 2, "a route is methods and a path");
        routes = Stream.of(words[0].split(",", -1)).map(m -> new Route(m, words[1])).toList();
      }
    }

    private List<String> members(String name) {
      return groups.getOrDefault(name, List.of(name));
    }

    /// `places existence [{variable}] status… [caller=status…]`
    private void row(String[] words) {
      check(!routes.isEmpty() && words.length > 2, "a row follows a route");
      int next = 2;
      var variable = routes.getFirst().variables().stream().reduce("", (first, last) -> last);
      if (words[next].startsWith("{")) {
        variable = words[next++].replaceAll("[{}]", "");
      }
      var statuses = statuses(List.of(words).subList(next, words.length));
      for (var route : routes) {
        for (var place : words[0].split(",", -1)) {
          for (var existence : words[1].split(",", -1)) {
            add(route, place, new Thing(variable, existence), statuses);
          }
        }
      }
    }

    private void add(Route route, String place, Thing thing, Map<String, Integer> statuses) {
      for (var single : members(place)) {
        for (var existence : members(thing.existence())) {
          var told = new Thing(thing.variable(), existence);
          check(
              rows.stream()
                  .noneMatch(row ->
                      row.route().equals(route)
                          && row.place().equals(single)
                          && row.thing().equals(told)),
              "told before: " + route + " " + single + " " + told);
          rows.add(new Row(number, route, single, told, statuses));
        }
      }
    }

    private Map<String, Integer> statuses(List<String> words) {
      Map<String, Integer> statuses = new LinkedHashMap<>();
      check(words.size() >= columns.size(), columns.size() + " statuses are wanted");
      for (int i = 0; i < columns.size(); i++) {
        for (var caller : columns.get(i)) {
          put(statuses, caller, words.get(i));
        }
      }
      for (var exception : words.subList(columns.size(), words.size())) {
        var pair = exception.split("=", 2);
        check(pair.length == 2, "more statuses than columns");
        members(pair[0]).forEach(caller -> put(statuses, caller, pair[1]));
      }
      return Map.copyOf(statuses);
    }

    private void put(Map<String, Integer> statuses, String caller, String status) {
      if (status.equals("-")) {
        statuses.remove(caller);
      } else {
        check(status.matches("\\d{3}"), "no status: " + status);
        statuses.put(caller, Integer.parseInt(status));
      }
    }

    private void check(boolean holds, String wanted) {
      if (!holds) {
        throw new IllegalArgumentException(FILE + " line " + number + ": " + wanted);
      }
    }
  }
}
