package org.fovea.service.image;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.fovea.model.image.Image;
import org.fovea.model.image.ImageId;
import org.fovea.pyramid.PyramidReader;
import org.fovea.pyramid.geometry.TileAddress;
import org.fovea.service.access.AccessEpoch;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Permission;
import org.fovea.service.shared.NotFoundException;

/// Pyramids as viewers read them: each request asks the guard first.
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED) // short reads, then the disk
public class TileService {
  private static final int THUMBNAIL_PIXELS = 256;

  @Inject VisibleImages visible;
  @Inject ShownPyramids shown;
  @Inject Guard guard;
  @Inject AccessEpoch epoch;
  @Inject Images images;
  @Inject PyramidStore pyramids;

  /// The Deep Zoom descriptor of an image.
  ///
  /// @throws NotFoundException if there is no such image, or the caller may not see it
  /// @throws ImageNotReadyException if its pyramid is not made
  public DescriptorView descriptor(Caller caller, ImageId id) {
    var image = visible.shown(caller, id);
    var generation = generation(image);
    return read(
        id, generation, reader -> new DescriptorView(reader.descriptor(), etag(generation)));
  }

  /// One tile.
  ///
  /// @param format the ending that was asked for
  /// @throws NotFoundException if there is no such image or tile, or the caller may not see it, or
  ///   the pyramid's tiles have another format
  /// @throws ImageNotReadyException if the pyramid is not made
  public Tile tile(Caller caller, ImageId id, TileAddress address, String format) {
    var right = right(caller, id);
    return read(
            id,
            right.generation(),
            reader ->
                reader.format().equals(format)
                    ? tile(reader, address, right)
                    : Optional.<Tile>empty())
        .orElseThrow(NotFoundException::new);
  }

  /// A small picture of the whole image, at most 256 pixels wide and high.
  ///
  /// @throws NotFoundException if there is no such image, or the caller may not see it
  /// @throws ImageNotReadyException if the pyramid is not made
  public Tile thumbnail(Caller caller, ImageId id) {
    var right = right(caller, id);
    return read(id, right.generation(), reader -> tile(reader, topTile(reader), right))
        .orElseThrow(NotFoundException::new);
  }

  private TileRight right(Caller caller, ImageId id) {
    long since = System.nanoTime();
    long began = epoch.now();
    var pyramid =
        shown.recall(
            caller,
            id,
            known -> guard.require(caller, Permission.VIEW_IMAGES, id, known.place()),
            () -> {
              var image = visible.shown(caller, id);
              return new ShownPyramid(Images.place(image), generation(image));
            });
    return new TileRight(id, pyramid.generation(), began, since);
  }

  private long generation(Image image) {
    return image
        .pyramidGeneration()
        .orElseThrow(() ->
            new ImageNotReadyException(
                image.state(),
                images.findJob(image).orElseThrow().progressPercent(),
                image.failureReason().orElse("The pyramid of this image is not made yet.")));
  }

  private <T> T read(ImageId id, long generation, ReaderCache.Reading<T> reading) {
    try {
      return pyramids.read(id, generation, reading);
    } catch (IOException e) {
      throw new UncheckedIOException("pyramid of image " + id + " cannot be read", e);
    }
  }

  private static Optional<Tile> tile(PyramidReader reader, TileAddress address, TileRight right)
      throws IOException {
    return reader
        .tile(address)
        .map(bytes ->
            new Tile(
                bytes.toArray(ValueLayout.JAVA_BYTE),
                reader.format(),
                etag(right.generation()),
                right));
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

  private static String etag(long generation) {
    return "g" + generation;
  }
}
