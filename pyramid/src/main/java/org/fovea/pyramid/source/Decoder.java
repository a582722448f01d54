package org.fovea.pyramid.source;

/// A family of decoders.
public enum Decoder {
  /// ImageIO, TwelveMonkeys and our own PNG rows: there always.
  JAVA,
  /// libvips, when the system has it.
  VIPS
}
