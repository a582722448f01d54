package org.fovea.model.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetentionClassTest {
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
  private static final Pattern MADE =
      Pattern.compile("create table (?:fovea|fovea_audit)\\.(\\w+)");
  private static final Pattern GRANTED = Pattern.compile(" on (?:fovea|fovea_audit)\\.(\\w+) to ");

  /// Whoever adds a table says of which class its rows are, and so how long they are kept.
  @Test
  void everyTableIsOfOneClassAndEveryTableOfAClassIsThere() throws IOException {
    var made = names(MADE);
    var classified =
        Arrays.stream(RetentionClass.values()).flatMap(kind -> kind.tables().stream()).toList();

    assertThat(made).contains("account", "image_metadata", "audit_entry").hasSizeGreaterThan(25);
    assertThat(classified)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(made.stream(), Stream.of("flyway_schema_history")).toList());
    assertThat(classified).containsAll(names(GRANTED));
  }

  private static List<String> names(Pattern pattern) throws IOException {
    try (var files = Files.list(MIGRATIONS)) {
      return files
          .filter(file -> file.toString().endsWith(".sql"))
          .flatMap(file -> pattern.matcher(read(file)).results())
          .map(found -> found.group(1))
          .distinct()
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
