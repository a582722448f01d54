package org.fovea.pyramid.source;

/// A family of decoders.
public enum Decoder {
  /// ImageIO, TwelveMonkeys, and our own reading of PNG and TIFF: there always.
  JAVA,
  /// libjpeg-turbo when the system has it: JPEG files, and TIFF of our own reading whose tiles are
  /// JPEG.
  TURBOJPEG,
  /// libvips, when the system has it.
  VIPS
}
