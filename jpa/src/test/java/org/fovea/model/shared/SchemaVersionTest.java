package org.fovea.model.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SchemaVersionTest {
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
  private static final Pattern VERSIONED = Pattern.compile("V(\\d+)__[a-z_]+\\.sql");

  @Test
  void isTheNewestMigration() throws IOException {
    try (var files = Files.list(MIGRATIONS)) {
      int newest =
          files
              .map(file -> VERSIONED.matcher(file.getFileName().toString()))
              .filter(match -> match.matches())
              .mapToInt(match -> Integer.parseInt(match.group(1)))
              .max()
              .orElseThrow();
      assertThat(newest).isEqualTo(SchemaVersion.CURRENT);
    }
  }

  @Test
  void everyTableIsGrantedToTheServersUser() throws IOException {
    var grants = Files.readString(MIGRATIONS.resolve("R__grants.sql"));
    try (var files = Files.list(MIGRATIONS)) {
      var tables =
          files
              .filter(file -> VERSIONED.matcher(file.getFileName().toString()).matches())
              .flatMap(SchemaVersionTest::tables)
              .collect(Collectors.toSet());
      assertThat(tables).isNotEmpty().allMatch(table -> grants.contains(" on " + table + " to "));
    }
  }

  private static java.util.stream.Stream<String> tables(Path migration) {
    try {
      return Pattern.compile("create table (\\S+)")
          .matcher(Files.readString(migration))
          .results()
          .map(match -> match.group(1));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
