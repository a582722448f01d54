package org.fovea.pyramid.source;

import org.fovea.pyramid.memory.PixelFormat;

/// What a tile source tells of its image.
///
/// @param width of the pixels that it streams
/// @param height of the pixels that it streams
/// @param pixels format that it streams
/// @param format of the file
/// @param bitsPerChannel in the file
/// @param channels in the file, alpha included
/// @param frames in the file, of which one is streamed
/// @param orientation how the file wants to be shown
/// @param colourProfile whether the file brought an ICC profile that was applied
/// @param decoder which decoder reads it
public record ImageHeader(
    long width,
    long height,
    PixelFormat pixels,
    SourceFormat format,
    int bitsPerChannel,
    int channels,
    int frames,
    Orientation orientation,
    boolean colourProfile,
    Decoder decoder) {
  /// The same image with other pixels.
  public ImageHeader withPixels(PixelFormat other) {
    return new ImageHeader(
        width,
        height,
        other,
        format,
        bitsPerChannel,
        channels,
        frames,
        orientation,
        colourProfile,
        decoder);
  }

  /// The same image with another size.
  public ImageHeader withSize(long otherWidth, long otherHeight) {
    return new ImageHeader(
        otherWidth,
        otherHeight,
        pixels,
        format,
        bitsPerChannel,
        channels,
        frames,
        orientation,
        colourProfile,
        decoder);
  }
}
