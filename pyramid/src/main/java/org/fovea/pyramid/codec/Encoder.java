package org.fovea.pyramid.codec;

/// A family of encoders.
public enum Encoder {
  /// JPEG by our own encoder, PNG by ImageIO: there always.
  JAVA,
  /// libjpeg-turbo for JPEG, when the system has it.
  TURBOJPEG,
  /// libwebp for WebP, when the system has it.
  LIBWEBP
}
