package org.fovea.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// Which processes we started, one file `{name}.pid` each, so that a later command finds them.
public final class ProcessRecords {
  private final Path folder;

  /// @param folder exists already
  public ProcessRecords(Path folder) {
    this.folder = folder;
  }

  /// Finds the recorded process if it still lives. A zombie counts as dead.
  public Optional<ProcessHandle> findAlive(String name) {
    return read(name)
        .flatMap(record ->
            ProcessHandle.of(record.pid()).filter(Liveness::isAlive).filter(record::matches));
  }

  /// Records a process, in place of an earlier one of this name.
  public void record(String name, ProcessHandle handle) {
    try {
      var fresh = folder.resolve(name + ".pid.new");
      Files.writeString(fresh, ProcessRecord.of(handle).toText());
      Files.move(
          fresh, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Forgets a process that has ended.
  public void forget(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<ProcessRecord> read(String name) {
    try {
      return ProcessRecord.parse(Files.readString(file(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String name) {
    return folder.resolve(name + ".pid");
  }
}
