package org.fovea.service.image;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.fovea.model.image.PyramidFacts;

/// Reads what the engine writes: `progress N` lines, one `done {json}` line, or one `error: …`
/// line.
///
/// Everything is read to the end, so that a chatty child never stalls, but no more than one line of
/// limited length is held; what is too long or unknown is thrown away.
final class EngineReport {
  private static final int LONGEST_LINE = 1 << 20;
  private static final int LONGEST_REASON = 1000;
  private static final String PROGRESS = "progress ";
  private static final String DONE = "done ";
  private static final String ERROR = "error: ";

  private volatile int percent;
  private Optional<PyramidFacts> facts = Optional.empty();
  private Optional<String> error = Optional.empty();

  /// Percent of the pixels done so far, 0 to 100. May be asked while [#read] runs.
  int percent() {
    return percent;
  }

  /// What was built, if the engine said so.
  Optional<PyramidFacts> facts() {
    return facts;
  }

  /// Why nothing was built, if the engine said so, at most 1,000 characters.
  Optional<String> error() {
    return error;
  }

  /// Reads until the child closes its output.
  void read(InputStream output) throws IOException {
    byte[] chunk = new byte[8192];
    var line = new java.io.ByteArrayOutputStream();
    boolean tooLong = false;
    for (int count = output.read(chunk); count >= 0; count = output.read(chunk)) {
      for (int i = 0; i < count; i++) {
        if (chunk[i] == '\n') {
          if (!tooLong) {
            line(line.toString(StandardCharsets.UTF_8));
          }
          line.reset();
          tooLong = false;
        } else if (line.size() < LONGEST_LINE) {
          line.write(chunk[i]);
        } else {
          tooLong = true;
        }
      }
    }
  }

  private void line(String line) {
    if (line.startsWith(PROGRESS)) {
      progress(line.substring(PROGRESS.length()).strip());
    } else if (line.startsWith(DONE)) {
      facts = parse(line.substring(DONE.length()));
    } else if (line.startsWith(ERROR)) {
      var reason = line.substring(ERROR.length()).strip();
      error = Optional.of(reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
    }
  }

  private void progress(String number) {
    if (number.matches("\\d{1,3}")) {
      percent = Math.min(100, Integer.parseInt(number));
    }
  }

  /// A report that is not as agreed counts as none: the run then counts as crashed. The parser
  /// throws more kinds of exception than its own, and none of them may reach the worker.
  private static Optional<PyramidFacts> parse(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      JsonObject object = reader.readObject();
      long width = object.getJsonNumber("width").longValueExact();
      long height = object.getJsonNumber("height").longValueExact();
      return width > 0 && height > 0
          ? Optional.of(new PyramidFacts(width, height, object.toString()))
          : Optional.empty();
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }
}
