package org.fovea.hub.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/// What the running hub leaves for `status`: a small file, replaced in one step.
public final class StatusFile {
  private final Path file;

  /// @param state folder of the hub's state
  public StatusFile(Path state) {
    this.file = state.resolve("status");
  }

  public void write(HubState now) throws IOException {
    var text =
        """
        connected=%s
        exId=%s
        queuedFiles=%d
        queuedBytes=%d
        heldFiles=%d
        bytesPerSecond=%d
        fault=%s
        """
            .formatted(
                now.connected(),
                now.exId(),
                now.queuedFiles(),
                now.queuedBytes(),
                now.heldFiles(),
                now.bytesPerSecond(),
                now.fault().map(Enum::name).orElse(""));
    var draft = file.resolveSibling("status.part");
    Files.writeString(draft, text);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /// What was written last, or empty if nothing ever was.
  public Optional<HubState> read() throws IOException {
    var told = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      told.load(reader);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    return Optional.of(
        new HubState(
            Boolean.parseBoolean(told.getProperty("connected")),
            told.getProperty("exId", ""),
            number(told, "queuedFiles"),
            number(told, "queuedBytes"),
            number(told, "heldFiles"),
            number(told, "bytesPerSecond"),
            Optional.of(told.getProperty("fault", ""))
                .filter(fault -> !fault.isEmpty())
                .map(Fault::valueOf)));
  }

  private static long number(Properties told, String key) {
    return Long.parseLong(told.getProperty(key, "0"));
  }
}
