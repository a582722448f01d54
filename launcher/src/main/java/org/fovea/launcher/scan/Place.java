package org.fovea.launcher.scan;

import java.nio.file.Path;
import java.util.Optional;

/// Where bytes come from: a file, a column of a table, or something packed in one of these.
final class Place {
  private final Optional<Place> outer;
  private final String name;
  private final long at;

  private Place(Optional<Place> outer, String name, long at) {
    this.outer = outer;
    this.name = name;
    this.at = at;
  }

  /// @param file relative to the home folder
  static Place file(Path file) {
    return new Place(Optional.empty(), file.toString(), 0);
  }

  static Place column(String table, String column) {
    return new Place(Optional.empty(), "table " + table + ", column " + column, 0);
  }

  /// @param packing how it is packed
  /// @param at offset in this place of its first byte
  Place packed(Packing packing, long at) {
    return new Place(Optional.of(this), packing.label(), at);
  }

  /// The file as [#file] was told, or what tells the column.
  String outermost() {
    return outer.map(Place::outermost).orElse(name);
  }

  @Override
  public String toString() {
    return outer.map(place -> place + " > " + name + " at " + at).orElse(name);
  }
}
