package org.fovea.pyramid.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Kinds of files that people upload and nothing here reads, so that they are told why.
public enum StrangeFormat {
  HDF5(0, "\u0089HDF\r\n", "HDF5 and NeXus files are not read yet"),
  CBF(0, "###CBF", "CBF files are not read yet"),
  DICOM(128, "DICM", "DICOM files are not read yet"),
  GZIP(0, "\u001f\u008b", "the file is packed by gzip: unpack it and upload what is inside"),
  BZIP2(0, "BZh", "the file is packed by bzip2: unpack it and upload what is inside"),
  XZ(0, "\u00fd7zXZ", "the file is packed by xz: unpack it and upload what is inside"),
  SEVEN_ZIP(0, "7z\u00bc\u00af", "the file is a 7-Zip archive: unpack it and upload its images"),
  ZIP(0, "PK\u0003\u0004", "the file is a ZIP archive: unpack it and upload its images"),
  PDF(0, "%PDF", "PDF files are pages, not images: export the image as TIFF or PNG"),
  SVG(0, "<svg", "SVG files are drawings, not images: export them as PNG"),
  XML(0, "<?xml", "the file is XML, not an image");

  private final int offset;
  private final String mark;
  private final String sentence;

  StrangeFormat(int offset, String mark, String sentence) {
    this.offset = offset;
    this.mark = mark;
    this.sentence = sentence;
  }

  /// Returns the kind of a file; empty if it is none of these.
  ///
  /// @param head its first bytes, [SourceFormat#HEAD_BYTES] unless the file is shorter
  public static Optional<StrangeFormat> detect(byte[] head) {
    return Arrays.stream(values()).filter(format -> format.matches(head)).findFirst();
  }

  /// Returns what to tell the person who uploaded the file, without a full stop.
  public String sentence() {
    return sentence;
  }

  private boolean matches(byte[] head) {
    var bytes = mark.getBytes(StandardCharsets.ISO_8859_1);
    int end = offset + bytes.length;
    return head.length >= end && Arrays.equals(head, offset, end, bytes, 0, bytes.length);
  }
}
