package org.fovea.service.image;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.fovea.model.image.ImageId;
import org.fovea.pyramid.PyramidReader;
import org.fovea.pyramid.codec.TileFormat;
import org.fovea.service.access.Caller;
import org.fovea.service.shared.BusyException;
import org.fovea.service.shared.NotFoundException;

/// Pictures of regions at any size: each request asks the guard first. What a tile shows is that
/// tile's bytes; everything else is made from tiles, never from the original, by a [RenderPool].
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED) // two short reads, then a process
public class RegionService {
  @Inject VisiblePyramids pyramids;
  @Inject RenderPool renderers;

  /// A picture of a region.
  ///
  /// @param order whose region lies inside the image and whose format is one of [#formats]
  /// @throws NotFoundException if there is no such image, or the caller may not see it
  /// @throws ImageNotReadyException if its pyramid is not made
  /// @throws BusyException if too many pictures are being made, for them or for all
  public Tile picture(Caller caller, ImageId id, PictureOrder order) {
    var pyramid = pyramids.get(caller, id);
    var stored = pyramids.read(pyramid, reader -> stored(reader, order, pyramid));
    return stored.orElseGet(() -> made(caller, pyramid, order));
  }

  /// What pictures can be made as, of an image that the caller may see.
  ///
  /// @return endings of file names, `jpg` and `png` among them
  /// @throws NotFoundException if there is no such image, or the caller may not see it
  /// @throws BusyException if nobody knows yet, and nobody can tell in time
  public List<String> formats(Caller caller, ImageId id) {
    pyramids.get(caller, id);
    try {
      return renderers.formats(caller).stream().map(TileFormat::extension).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("no renderer can be started", e);
    }
  }

  private static Optional<Tile> stored(
      PyramidReader reader, PictureOrder order, VisiblePyramids.Visible pyramid)
      throws IOException {
    var address = order.tile(reader.shape());
    return address.isPresent() && reader.format().equals(order.format())
        ? TileService.find(reader, address.get(), pyramid)
        : Optional.empty();
  }

  private Tile made(Caller caller, VisiblePyramids.Visible pyramid, PictureOrder order) {
    var format = TileFormat.find(order.format()).orElseThrow();
    var request =
        pyramids.read(pyramid, reader -> reader.request(order.region(), order.order(format)));
    try {
      var picture = renderers.render(caller, request);
      return new Tile(picture, order.format(), pyramid.etag(), pyramid.right());
    } catch (IOException e) {
      throw new UncheckedIOException("a region of image " + pyramid.id() + " cannot be made", e);
    }
  }
}
