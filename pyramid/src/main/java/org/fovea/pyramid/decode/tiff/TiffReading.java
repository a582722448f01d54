package org.fovea.pyramid.decode.tiff;

import java.io.IOException;
import java.util.Optional;
import org.fovea.pyramid.library.TurboJpegLibrary;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.source.Decoder;
import org.fovea.pyramid.source.FileBytes;
import org.fovea.pyramid.source.ImageHeader;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.Orientation;
import org.fovea.pyramid.source.SourceFormat;
import org.fovea.pyramid.source.UnsupportedImageException;

/// An open file, the page of it that is read, and the decoder of its JPEG data.
///
/// @param file closed with this
/// @param plan of the page
/// @param library that decodes JPEG data; empty for the reader of the JDK
/// @param limits of what a file may ask
record TiffReading(FileBytes file, TiffPlan plan, Optional<TurboJpegLibrary> library, Limits limits)
    implements AutoCloseable {
  /// Checks the first block's JPEG header, so that a kind that we do not read shows before pixels
  /// are streamed.
  ///
  /// @throws UnsupportedImageException if it is of such a kind
  void requireReadable() throws IOException {
    var first = probe();
    if (first.isPresent()) {
      int components = plan.page().planar() ? 1 : plan.samples();
      if (first.get().components() != components) {
        throw new UnsupportedImageException(
            "the TIFF file's JPEG data have "
                + first.get().components()
                + " components where its header says "
                + components);
      }
    }
  }

  /// Returns the first block's JPEG file; empty if there is none.
  private Optional<TiffJpeg> probe() throws IOException {
    var range = plan.page().blocks().range(0, 0, 0);
    if (plan.compression() != TiffCompression.JPEG || range.empty()) {
      return Optional.empty();
    }
    var place = new TiffJpeg.Place(range.at(), plan.page().blocks().name(0, 0));
    int length = (int) Math.min(range.length(), TiffJpegReader.mostBytes(plan));
    var block = file.bytes(range.at(), length);
    return Optional.of(TiffJpeg.join(plan.tables(), block, plan.jpegColours(), place, limits));
  }

  /// Says whether its colours can come as planes.
  boolean givesPlanes() throws IOException {
    var page = plan.page();
    boolean even = page.blocks().rows() % 2 == 0 || page.blocks().down() == 1;
    return library.isPresent()
        && plan.compression() == TiffCompression.JPEG
        && page.photometric() == TiffPage.YCBCR
        && page.orientation() == Orientation.UPRIGHT
        && plan.colours().transform().isEmpty()
        && TiffColours.hasUsualRange(page.directory())
        && even
        && (page.blocks().width() % 2 == 0 || page.blocks().across() == 1)
        && probe().filter(TiffJpeg::halved).isPresent();
  }

  /// Opens a reader of its blocks.
  TiffBlockReader open(TiffPainter painter) throws IOException {
    if (plan.compression() != TiffCompression.JPEG) {
      return new TiffRowReader(plan, file, painter);
    }
    boolean ycbcr = plan.page().photometric() == TiffPage.YCBCR;
    var decoder =
        library.isPresent()
            ? new TurboTiffJpegDecoder(library.get())
            : new ImageIoTiffJpegDecoder(ycbcr);
    return new TiffJpegReader(plan, file, painter, decoder, limits);
  }

  ImageHeader header(PixelFormat pixels, boolean profiled) {
    var page = plan.page();
    return new ImageHeader(
        page.width(),
        page.height(),
        pixels,
        SourceFormat.TIFF,
        page.bits(),
        page.samples(),
        page.frames(),
        page.orientation(),
        profiled,
        library.isPresent() ? Decoder.TURBOJPEG : Decoder.JAVA);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
