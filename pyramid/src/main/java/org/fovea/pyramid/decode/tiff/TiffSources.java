package org.fovea.pyramid.decode.tiff;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fovea.pyramid.decode.vips.VipsSource;
import org.fovea.pyramid.library.TurboJpegLibrary;
import org.fovea.pyramid.scale.ScaledSource;
import org.fovea.pyramid.source.Decoder;
import org.fovea.pyramid.source.FileBytes;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.MalformedImageException;
import org.fovea.pyramid.source.SourceFormat;
import org.fovea.pyramid.source.SourceOptions;
import org.fovea.pyramid.source.TileSource;
import org.fovea.pyramid.source.UnsupportedImageException;

/// Opens TIFF files: reads the page and checks it against the limits, then picks who decodes it.
/// Our own reading comes first, then libvips, then TwelveMonkeys. Slides that only the scanner's
/// maker and OpenSlide understand go to libvips first.
public final class TiffSources {
  private final Path path;
  private final FileBytes file;
  private final TiffFile tiff;
  private final TiffPage page;
  private final SourceOptions options;
  private boolean readsOn; // the source that was opened reads on from `file`

  private TiffSources(
      Path path, FileBytes file, TiffFile tiff, TiffPage page, SourceOptions options) {
    this.path = path;
    this.file = file;
    this.tiff = tiff;
    this.page = page;
    this.options = options;
  }

  /// A way to open the file.
  private interface Opening {
    /// @throws UnsupportedImageException if this decoder does not read such files
    TileSource open() throws IOException;
  }

  /// Opens a file; its pixels come as they are stored, not turned.
  public static TileSource open(Path path, SourceOptions options) throws IOException {
    var file = FileBytes.open(path);
    boolean kept = false;
    try {
      var tiff = TiffFile.read(file, options.limits());
      var page = TiffPage.read(tiff, options.frame(), options.limits());
      var sources = new TiffSources(path, file, tiff, page, options);
      var source = sources.openFirst();
      kept = sources.readsOn;
      return source;
    } finally {
      if (!kept) {
        file.close();
      }
    }
  }

  private TileSource openFirst() throws IOException {
    IOException first = null;
    for (var opening : openings()) {
      try {
        return opening.open();
      } catch (UnsupportedImageException | MalformedImageException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    throw first != null
        ? first
        : new UnsupportedImageException(
            "the decoder "
                + options.decoder().map(Decoder::name).orElse("").toLowerCase(Locale.ROOT)
                + " that was asked for does not read this TIFF file or is not installed");
  }

  private List<Opening> openings() throws IOException {
    var openings = new ArrayList<Opening>();
    // The others read the first page of the chain only.
    boolean foreign = tiff.isFirstPage(options.frame());
    boolean vips = foreign && permits(Decoder.VIPS);
    boolean vipsFirst = vips && isScannerFormat();
    if (vipsFirst) {
      openings.add(this::openVips);
    }
    var library = TurboJpegLibrary.find();
    if (permits(Decoder.TURBOJPEG) && page.hasJpeg() && library.isPresent()) {
      openings.add(() -> openOurs(library));
    } else if (permits(Decoder.JAVA)) {
      openings.add(() -> openOurs(Optional.empty()));
    }
    boolean imageIo = foreign && permits(Decoder.JAVA) && ImageIoTiffSource.mayRead(page);
    boolean fax = page.isFax(); // libvips takes other packings for fax and gives up in the middle
    if (imageIo && fax) {
      openings.add(this::openImageIo);
    }
    if (vips && !vipsFirst) {
      openings.add(this::openVips);
    }
    if (imageIo && !fax) {
      openings.add(this::openImageIo);
    }
    return openings;
  }

  private boolean permits(Decoder decoder) {
    return options.decoder().isEmpty() || options.decoder().get() == decoder;
  }

  private TileSource openOurs(Optional<TurboJpegLibrary> library) throws IOException {
    var plan = TiffPlan.of(page, options.limits());
    var reading = new TiffReading(file, plan, library, options.limits());
    reading.requireReadable();
    var source =
        plan.measured()
            ? ScaledSource.of(TiffSampleSource.open(reading, options), plan.colours().transform())
            : TiffSource.open(reading, options);
    readsOn = true;
    return source;
  }

  private TileSource openImageIo() throws IOException {
    return ImageIoTiffSource.open(path, page, options.limits());
  }

  private TileSource openVips() throws IOException {
    if (page.hasPlainYcbcr()) {
      throw new UnsupportedImageException(
          "libvips misreads TIFF files of YCbCr colours that are not packed as JPEG");
    }
    return VipsSource.open(path, SourceFormat.TIFF, tiff.frames(), options);
  }

  /// Says whether the pages are those of a scanner whose maker puts them together in a way of its
  /// own: Hamamatsu, Leica, Ventana, Philips or Trestle.
  private boolean isScannerFormat() throws IOException {
    return isScannerFormat(tiff.directory(0));
  }

  /// Says whether the first page of a TIFF file is written as a scanner's maker does, with texts
  /// that say how the pages make a slide.
  ///
  /// @throws MalformedImageException if the page is damaged
  public static boolean isScannerFormat(FileBytes file, Limits limits) throws IOException {
    var tiff = TiffFile.read(file, limits);
    return isScannerFormat(TiffDirectory.read(file, tiff.big(), tiff.first()))
        || isScannerFormat(tiff.directory(0));
  }

  private static boolean isScannerFormat(TiffDirectory main) throws IOException {
    var software = main.text(TiffTag.SOFTWARE);
    return main.has(TiffTag.HAMAMATSU_FORMAT)
        || main.text(TiffTag.IMAGE_DESCRIPTION).contains("http://www.leica-microsystems.com/scn/")
        || main.text(TiffTag.XMP).contains("<iScan")
        || software.startsWith("Philips")
        || software.startsWith("MedScan");
  }
}
