package org.fovea.pyramid.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The kinds of files that some decoder reads, told apart by their first bytes, never by their
/// name.
public enum SourceFormat {
  JPEG("JPEG"),
  PNG("PNG"),
  TIFF("TIFF"),
  GIF("GIF"),
  BMP("BMP"),
  WEBP("WebP"),
  JPEG_2000("JPEG 2000"),
  HEIF("HEIF"),
  AVIF("AVIF"),
  JPEG_XL("JPEG XL"),
  FITS("FITS"),
  OPENEXR("OpenEXR"),
  RADIANCE("Radiance HDR"),
  PNM("PNM");

  /// How many bytes from the start of a file [#detect] wants to see.
  public static final int HEAD_BYTES = 132;

  private final String label;

  SourceFormat(String label) {
    this.label = label;
  }

  /// Returns the name that people use.
  public String label() {
    return label;
  }

  /// Returns the format of a file; empty if none of ours.
  ///
  /// @param head its first bytes, [#HEAD_BYTES] unless the file is shorter
  public static Optional<SourceFormat> detect(byte[] head) {
    if (starts(head, 0xFF, 0xD8)) { // some files have stray bytes before the next marker
      return Optional.of(JPEG);
    }
    if (starts(head, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
      return Optional.of(PNG);
    }
    if (isTiff(head)) {
      return Optional.of(TIFF);
    }
    if (isAt(head, 0, "GIF87a") || isAt(head, 0, "GIF89a")) {
      return Optional.of(GIF);
    }
    if (isAt(head, 0, "BM") && head.length > 17 && head[6] == 0 && head[7] == 0) {
      return Optional.of(BMP);
    }
    if (isAt(head, 0, "RIFF") && isAt(head, 8, "WEBP")) {
      return Optional.of(WEBP);
    }
    return detectRare(head);
  }

  private static Optional<SourceFormat> detectRare(byte[] head) {
    if (starts(head, 0xFF, 0x4F, 0xFF, 0x51) || starts(head, 0, 0, 0, 12, 'j', 'P', ' ', ' ')) {
      return Optional.of(JPEG_2000);
    }
    if (starts(head, 0xFF, 0x0A) || starts(head, 0, 0, 0, 12, 'J', 'X', 'L', ' ')) {
      return Optional.of(JPEG_XL);
    }
    if (isAt(head, 0, "SIMPLE  =")) {
      return Optional.of(FITS);
    }
    if (starts(head, 0x76, 0x2F, 0x31, 0x01)) {
      return Optional.of(OPENEXR);
    }
    if (isAt(head, 0, "#?RADIANCE") || isAt(head, 0, "#?RGBE")) {
      return Optional.of(RADIANCE);
    }
    if (isPnm(head)) {
      return Optional.of(PNM);
    }
    if (isAt(head, 4, "ftyp") && head.length >= 12) {
      return brand(new String(head, 8, head.length - 8, StandardCharsets.ISO_8859_1));
    }
    return Optional.empty();
  }

  private static Optional<SourceFormat> brand(String brands) {
    if (brands.contains("avif") || brands.startsWith("avis")) {
      return Optional.of(AVIF);
    }
    boolean heif = brands.matches("(?s)(heic|heix|hevc|hevx|heim|heis|mif1|msf1|mif2).*");
    return heif ? Optional.of(HEIF) : Optional.empty();
  }

  /// PBM, PGM, PPM (P1 to P6) and PFM (Pf, PF): the letter, white space, then numbers.
  private static boolean isPnm(byte[] head) {
    return head.length > 3
        && head[0] == 'P'
        && "123456fF".indexOf(head[1]) >= 0
        && Character.isWhitespace(head[2]);
  }

  private static boolean isTiff(byte[] head) {
    return starts(head, 'I', 'I', 42, 0)
        || starts(head, 'M', 'M', 0, 42)
        || starts(head, 'I', 'I', 43, 0)
        || starts(head, 'M', 'M', 0, 43);
  }

  private static boolean starts(byte[] head, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= head.length || (head[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAt(byte[] head, int at, String magic) {
    var bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
    return head.length >= at + bytes.length
        && Arrays.equals(head, at, at + bytes.length, bytes, 0, bytes.length);
  }
}
