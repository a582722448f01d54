package org.fovea.pyramid.szi;

import java.util.Optional;
import java.util.regex.Pattern;
import org.fovea.pyramid.geometry.PyramidShape;
import org.fovea.pyramid.geometry.TileAddress;

/// Translates between tile addresses and the paths of tiles in a pyramid file.
final class TileNames {
  private final String prefix;
  private final PyramidShape shape;
  private final String extension;
  private final Pattern tile;

  /// @param prefix folder of the levels with its slash, `name/name_files/`
  TileNames(String prefix, Descriptor descriptor) {
    this.prefix = prefix;
    this.shape = descriptor.shape();
    this.extension = "." + descriptor.format();
    this.tile = Pattern.compile("(\\d{1,2})/(\\d{1,10})_(\\d{1,10})" + Pattern.quote(extension));
  }

  PyramidShape shape() {
    return shape;
  }

  /// Returns the path of a tile.
  String path(TileAddress address) {
    return prefix + address + extension;
  }

  /// Returns the tile that an entry holds; empty if it is a folder or lies outside the tile folder.
  ///
  /// @throws MalformedPyramidException if it lies in the tile folder but is no tile of the shape
  Optional<TileAddress> find(CentralDirectory.Entry entry) throws MalformedPyramidException {
    var name = entry.name();
    if (!name.startsWith(prefix) || name.endsWith("/")) {
      return Optional.empty();
    }
    var matcher = tile.matcher(name).region(prefix.length(), name.length());
    if (matcher.matches()) {
      var address =
          new TileAddress(
              Integer.parseInt(matcher.group(1)),
              Long.parseLong(matcher.group(2)),
              Long.parseLong(matcher.group(3)));
      if (shape.contains(address)) {
        return Optional.of(address);
      }
    }
    throw new MalformedPyramidException(
        entry.at(), "entry " + name + " is no tile that the descriptor promises");
  }
}
