package org.fovea.pyramid.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fovea.pyramid.codec.TileCodecs;
import org.fovea.pyramid.decode.Decoders;
import org.fovea.pyramid.metadata.MetadataReader;
import org.fovea.pyramid.source.SourceFormat;

/// `doctor`: tells which libraries are active, which decoder each format gets, and what one command
/// would add. Missing libraries are no failure: the exit code is 0.
final class DoctorCommand implements Command {
  private static final String ABSENT = "not installed";

  /// A library that the engine uses if it is there.
  ///
  /// @param packages of Debian that bring it, empty if it comes with the engine
  private record Library(String name, Optional<String> version, String use, String packages) {}

  @Override
  public void run(List<String> words, PrintStream out) throws UsageException {
    var arguments = new Arguments(words, Set.of(), Set.of("json"));
    arguments.files();
    var libraries = libraries();
    if (arguments.has("json")) {
      out.println(json(libraries));
    } else {
      print(libraries, out);
    }
  }

  private static List<Library> libraries() {
    return List.of(
        new Library(
            "twelvemonkeys", Decoders.twelveMonkeys(), "fax and old JPEG in TIFF, CMYK JPEG", ""),
        new Library("metadata-extractor", MetadataReader.version(), "EXIF, XMP, IPTC", ""),
        new Library(
            "libjpeg-turbo",
            Decoders.libjpeg().map(version -> "interface " + version),
            "fast decoding of JPEG",
            isUbuntu() ? "libjpeg-turbo8" : "libjpeg62-turbo"),
        new Library(
            "TurboJPEG",
            TileCodecs.turboJpeg().map(version -> "interface " + version),
            "fast encoding of JPEG tiles, fast decoding of JPEG in TIFF",
            isUbuntu() ? "libturbojpeg" : "libturbojpeg0"),
        new Library(
            "libvips",
            Decoders.vips(),
            "WebP, JPEG 2000, JPEG XL, HEIF, AVIF, FITS, OpenEXR, Radiance, PNM, slides",
            "libvips42"),
        new Library("libwebp", TileCodecs.webp(), "WebP tiles", "libwebp7"));
  }

  /// Debian and Ubuntu agree on the names of most packages.
  private static boolean isUbuntu() {
    try {
      return Files.readString(Path.of("/etc/os-release")).contains("ubuntu");
    } catch (IOException e) {
      return false; // no such system at all
    }
  }

  private static void print(List<Library> libraries, PrintStream out) {
    line(out, "java", Runtime.version().toString());
    for (var library : libraries) {
      line(out, library.name(), library.version().orElse(ABSENT) + " (" + library.use() + ")");
    }
    Decoders.vipsLoaders()
        .forEach((name, there) -> line(out, "  loader of " + name, there ? "yes" : ABSENT));
    out.println();
    decoders().forEach((format, decoder) -> line(out, format, decoder));
    advice(libraries)
        .ifPresent(command -> {
          out.println();
          out.println("To add what is missing: " + command);
        });
  }

  private static void line(PrintStream out, String name, String text) {
    out.printf("%-24s %s%n", name, text);
  }

  private static Json json(List<Library> libraries) {
    var versions = new Json().put("java", Runtime.version().toString());
    libraries.forEach(one -> one.version().ifPresent(text -> versions.put(one.name(), text)));
    var loaders = new Json();
    Decoders.vipsLoaders().forEach(loaders::put);
    var formats = new Json();
    decoders().forEach(formats::put);
    var json =
        new Json().put("versions", versions).put("vipsLoaders", loaders).put("decoders", formats);
    advice(libraries).ifPresent(command -> json.put("advice", command));
    return json;
  }

  /// Returns for each format the decoders that will be tried, the first one first.
  private static Map<String, String> decoders() {
    var decoders = new LinkedHashMap<String, String>();
    for (var format : SourceFormat.values()) {
      var names = Decoders.of(format).stream().map(one -> one.name().toLowerCase(Locale.ROOT));
      var text = String.join(", then ", names.toList());
      decoders.put(format.label(), text.isEmpty() ? "none: needs libvips" : text);
    }
    return decoders;
  }

  private static Optional<String> advice(List<Library> libraries) {
    var packages = new ArrayList<String>();
    for (var library : libraries) {
      if (library.version().isEmpty() && !library.packages().isEmpty()) {
        packages.add(library.packages());
      }
    }
    if (!Decoders.vipsLoaders().getOrDefault("slides", false)) {
      packages.add("libopenslide0");
    }
    return packages.isEmpty()
        ? Optional.empty()
        : Optional.of("sudo apt-get install -y " + String.join(" ", packages));
  }
}
