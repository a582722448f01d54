package org.fovea.pyramid.library;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Optional;

/// Finds libraries that the system has. With the system property `fovea.native` set to `off` it has
/// none, so that tests can run as on a machine without them.
@SuppressWarnings("restricted") // loading C libraries is what this package is for
public final class SystemLibrary {
  private static final boolean OFF = System.getProperty("fovea.native", "on").equals("off");

  private SystemLibrary() {}

  /// Returns the first library that is there; empty if none is.
  ///
  /// @param names file names, the one of Linux first
  public static Optional<SymbolLookup> find(List<String> names) {
    return OFF ? Optional.empty() : names.stream().flatMap(name -> load(name).stream()).findFirst();
  }

  /// Returns what to throw when calling a C function threw, which only a mistake of ours does.
  static RuntimeException failure(Throwable thrown) {
    return switch (thrown) {
      case RuntimeException known -> known;
      case Error error -> throw error;
      default -> new IllegalStateException("a native function cannot throw", thrown);
    };
  }

  private static Optional<SymbolLookup> load(String name) {
    try {
      return Optional.of(SymbolLookup.libraryLookup(name, Arena.global()));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // how the JDK says that the system has no such library
    }
  }
}
