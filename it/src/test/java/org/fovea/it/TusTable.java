package org.fovea.it;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The file `tus.table`: requests and what tus 1.0.0 has a server answer. How it is written stands
/// at its top.
final class TusTable {
  private static final String FILE = "/tus.table";

  private TusTable() {}

  /// One request and its answer.
  ///
  /// @param name what it shows
  /// @param person who sends it
  /// @param method of HTTP
  /// @param target where it goes, an upload in braces
  /// @param sent headers; an empty value takes away one that is sent by default
  /// @param body what is sent, if anything
  /// @param statuses one of which must come back
  /// @param answered headers that must come back; an empty value is one that must not be there
  /// @param offsetAfter what HEAD must say afterwards, if it is asked
  record Case(
      String name,
      String person,
      String method,
      String target,
      Map<String, String> sent,
      Optional<String> body,
      Set<Integer> statuses,
      Map<String, String> answered,
      Optional<Long> offsetAfter) {

    /// Every text in which uploads can be named.
    Stream<String> texts() {
      return Stream.concat(Stream.of(target), sent.values().stream());
    }
  }

  static List<Case> read() {
    List<Case> cases = new ArrayList<>();
    for (var block : text().split("\n{2,}", -1)) {
      var lines = block.lines().filter(line -> !line.startsWith("#")).toList();
      if (!lines.isEmpty()) {
        cases.add(parse(lines));
      }
    }
    return cases;
  }

  private static Case parse(List<String> lines) {
    var request = lines(lines, "> ");
    var answer = lines(lines, "< ");
    var words = request.getFirst().split(" ", 2);
    return new Case(
        lines.getFirst(),
        lines(lines, "@ ").stream().findAny().orElse("alan"),
        words[0],
        words[1],
        headers(request),
        request.stream().filter(line -> line.startsWith("\"")).map(TusTable::unquoted).findAny(),
        Stream.of(answer.getFirst().split(" or ", -1)).map(Integer::valueOf).collect(toSet()),
        headers(answer),
        lines(lines, "= ").stream().map(Long::valueOf).findAny());
  }

  private static List<String> lines(List<String> block, String mark) {
    return block.stream()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()))
        .toList();
  }

  /// All lines after the first that are no body.
  private static Map<String, String> headers(List<String> lines) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (var line : lines.subList(1, lines.size())) {
      if (!line.startsWith("\"")) {
        var words = line.split(":", 2);
        headers.put(words[0], words[1].strip());
      }
    }
    return headers;
  }

  private static String unquoted(String line) {
    return line.substring(1, line.length() - 1);
  }

  private static String text() {
    try (var in = Objects.requireNonNull(TusTable.class.getResourceAsStream(FILE))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
