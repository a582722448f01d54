package org.fovea.pyramid.metadata;

/// Who gave a piece of metadata its name.
public enum Scheme {
  /// Tags of TIFF pages and of EXIF, which share their numbers: `271`.
  TAG,
  /// Records of IPTC, by record number times 256 plus number: `592`.
  IPTC,
  /// Properties of XMP: `dc:creator`.
  XMP,
  /// Elements and attributes of OME-XML: `Pixels`, `@SizeX`.
  OME,
  /// Keys in the description that scanners of Aperio write: `MPP`.
  APERIO,
  /// Keys in the description that ImageJ writes: `frames`.
  IMAGEJ,
  /// Keywords of FITS: `EXPTIME`.
  FITS
}
