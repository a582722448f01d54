package org.fovea.pyramid.cli;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.fovea.pyramid.PyramidReader;
import org.fovea.pyramid.geometry.Region;
import org.fovea.pyramid.geometry.TileAddress;
import org.fovea.pyramid.library.WebpLibrary;
import org.fovea.pyramid.szi.MalformedPyramidException;

/// Checks that a tile has its checksum, decodes without complaint and has the size that its place
/// demands. Safe for use by many threads.
final class TileCheck {
  private final PyramidReader reader;
  private final boolean webp;

  TileCheck(PyramidReader reader) {
    this.reader = reader;
    this.webp = reader.format().equals("webp");
  }

  /// What is wrong with a tile.
  ///
  /// @param offset where the tile's entry starts in the file, in bytes
  /// @param sentence without a full stop
  record Fault(TileAddress tile, long offset, String sentence) {}

  /// Says whether tiles are decoded; if not, their headers are read only.
  boolean decodes() {
    return !webp || WebpLibrary.find().isPresent();
  }

  /// Returns what is wrong with a tile; empty if nothing is.
  Optional<Fault> check(TileAddress tile) {
    return find(tile)
        .map(fault -> new Fault(tile, reader.offset(tile), "tile " + tile + " " + fault));
  }

  private Optional<String> find(TileAddress tile) {
    var region = reader.shape().region(tile);
    try {
      var file = reader.tile(tile).orElseThrow();
      if (!reader.isIntact(tile)) {
        return Optional.of("does not match its checksum");
      }
      if (!webp) {
        return checkByJava(file, region);
      }
      var library = WebpLibrary.find();
      return library.isPresent()
          ? checkByLibrary(library.get(), file, region)
          : checkHeader(file, region);
    } catch (MalformedPyramidException e) {
      return Optional.of("has no entry of its own");
    }
  }

  private static Optional<String> checkByJava(MemorySegment file, Region region) {
    var warnings = new ArrayList<String>();
    try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes(file)))) {
      var readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        return Optional.of("is no image");
      }
      var image = readers.next();
      try {
        image.addIIOReadWarningListener((_, warning) -> warnings.add(warning));
        image.setInput(input, true, true);
        return decode(image, region, warnings);
      } finally {
        image.dispose();
      }
    } catch (IOException | RuntimeException e) { // readers meet damage with whatever they run into
      return Optional.of("does not decode: " + e.getMessage());
    }
  }

  private static Optional<String> decode(ImageReader image, Region region, List<String> warnings)
      throws IOException {
    var wrong = compare(image.getWidth(0), image.getHeight(0), region);
    if (wrong.isEmpty()) {
      image.read(0);
    }
    return wrong.or(() -> warnings.stream().findFirst().map(text -> "is damaged: " + text));
  }

  private static Optional<String> checkByLibrary(
      WebpLibrary library, MemorySegment file, Region region) {
    var size = library.size(file);
    if (size.isEmpty()) {
      return Optional.of("is no WebP file");
    }
    var wrong = compare(size.get().width(), size.get().height(), region);
    return wrong.isPresent() || library.decodes(file) ? wrong : Optional.of("does not decode");
  }

  private static Optional<String> checkHeader(MemorySegment file, Region region) {
    var size = WebpHeader.read(bytes(file));
    return size.isEmpty()
        ? Optional.of("is no WebP file")
        : compare(size.get().width(), size.get().height(), region);
  }

  private static Optional<String> compare(int width, int height, Region region) {
    return width == region.width() && height == region.height()
        ? Optional.empty()
        : Optional.of(
            "is %d x %d pixels and not %d x %d"
                .formatted(width, height, region.width(), region.height()));
  }

  private static byte[] bytes(MemorySegment file) {
    return file.toArray(JAVA_BYTE);
  }
}
