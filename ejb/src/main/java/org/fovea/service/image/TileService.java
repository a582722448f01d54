package org.fovea.service.image;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.fovea.model.image.ImageId;
import org.fovea.pyramid.PyramidReader;
import org.fovea.pyramid.geometry.TileAddress;
import org.fovea.service.access.Caller;
import org.fovea.service.shared.NotFoundException;

/// Pyramids as viewers read them: each request asks the guard first. Each method throws
/// [NotFoundException] if there is no such image or the caller may not see it, and
/// [ImageNotReadyException] if its pyramid is not made.
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED) // short reads, then the disk
public class TileService {
  private static final int THUMBNAIL_PIXELS = 256;

  @Inject VisiblePyramids pyramids;

  /// The Deep Zoom descriptor of an image.
  public DescriptorView descriptor(Caller caller, ImageId id) {
    var pyramid = pyramids.get(caller, id);
    return pyramids.read(
        pyramid, reader -> new DescriptorView(reader.descriptor(), pyramid.etag()));
  }

  /// The sizes of an image's levels and tiles.
  public PyramidView pyramid(Caller caller, ImageId id) {
    var pyramid = pyramids.get(caller, id);
    return pyramids.read(
        pyramid, reader -> new PyramidView(reader.shape(), reader.format(), pyramid.etag()));
  }

  /// One tile.
  ///
  /// @param format the ending that was asked for
  /// @throws NotFoundException if there is no such tile, or the tiles have another format, too
  public Tile tile(Caller caller, ImageId id, TileAddress address, String format) {
    var pyramid = pyramids.get(caller, id);
    return pyramids
        .read(
            pyramid,
            reader ->
                reader.format().equals(format)
                    ? find(reader, address, pyramid)
                    : Optional.<Tile>empty())
        .orElseThrow(NotFoundException::new);
  }

  /// One tile, whatever its format.
  ///
  /// @throws NotFoundException if there is no such tile, too
  public Tile tile(Caller caller, ImageId id, TileAddress address) {
    var pyramid = pyramids.get(caller, id);
    return pyramids
        .read(pyramid, reader -> find(reader, address, pyramid))
        .orElseThrow(NotFoundException::new);
  }

  /// A small picture of the whole image, at most 256 pixels wide and high.
  public Tile thumbnail(Caller caller, ImageId id) {
    var pyramid = pyramids.get(caller, id);
    return pyramids
        .read(pyramid, reader -> find(reader, topTile(reader), pyramid))
        .orElseThrow(NotFoundException::new);
  }

  /// The whole pyramid as one file. Whoever may look at the image may have it: it holds the tiles
  /// that they may fetch one by one, and nothing that is personal.
  public FileView file(Caller caller, ImageId id) {
    var pyramid = pyramids.get(caller, id);
    var file = pyramids.file(pyramid);
    try {
      var name = pyramid.fileName().replaceFirst("\\.[^.]{1,5}$", "") + ".szi";
      return new FileView(file, name, Files.size(file), pyramid.etag());
    } catch (NoSuchFileException e) { // deleted since the guard was asked
      throw new NotFoundException();
    } catch (IOException e) {
      throw new UncheckedIOException("pyramid of image " + id + " cannot be read", e);
    }
  }

  static Optional<Tile> find(
      PyramidReader reader, TileAddress address, VisiblePyramids.Visible pyramid)
      throws IOException {
    return reader
        .tile(address)
        .map(bytes ->
            new Tile(
                bytes.toArray(ValueLayout.JAVA_BYTE),
                reader.format(),
                pyramid.etag(),
                pyramid.right()));
  }

  /// The only tile of the largest level that fits into a thumbnail.
  private static TileAddress topTile(PyramidReader reader) {
    var shape = reader.shape();
    int level = 0;
    while (level + 1 < shape.levels()
        && shape.width(level + 1) <= THUMBNAIL_PIXELS
        && shape.height(level + 1) <= THUMBNAIL_PIXELS
        && shape.columns(level + 1) == 1
        && shape.rows(level + 1) == 1) {
      level++;
    }
    return new TileAddress(level, 0, 0);
  }
}
