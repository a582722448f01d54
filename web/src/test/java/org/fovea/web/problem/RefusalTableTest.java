package org.fovea.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The words that `docs/integrators.md` promises to programs are words that the server says.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalTableTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "integrators.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]+) \\| \\d{3} \\|");
  private static final Pattern WORD = Pattern.compile("`([a-z0-9-]+)`");

  private String sources = "";

  @BeforeAll
  void readSources() throws IOException {
    var all = new StringBuilder();
    for (var folder : List.of(Path.of("..", "ejb", "src", "main"), Path.of("src", "main"))) {
      try (var files = Files.walk(folder.resolve("java"))) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          all.append(Files.readString(file));
        }
      }
    }
    sources = all.toString();
  }

  static Stream<String> words() throws IOException {
    var document = Files.readString(DOCUMENT);
    var table = document.substring(document.indexOf("## Refusals"));
    return ROW.matcher(table).results().flatMap(RefusalTableTest::words);
  }

  private static Stream<String> words(MatchResult row) {
    return WORD.matcher(row.group(1)).results().map(word -> word.group(1));
  }

  @ParameterizedTest
  @MethodSource("words")
  void theServerSaysIt(String word) {
    assertThat(sources).contains('"' + word + '"');
  }
}
