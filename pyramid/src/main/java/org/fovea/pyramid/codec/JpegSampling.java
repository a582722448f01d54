package org.fovea.pyramid.codec;

/// How the components of a JPEG file lie in its minimum coded units (ITU-T T.81, A.2).
enum JpegSampling {
  GREY(1, 1),
  /// A luma block and one of each colour difference.
  FULL(3, 1),
  /// 2 x 2 luma blocks and one of each colour difference at half the resolution (4:2:0).
  HALVED(3, 2);

  private final int components;
  private final int factor;

  JpegSampling(int components, int factor) {
    this.components = components;
    this.factor = factor;
  }

  /// Returns 1 or 3.
  int components() {
    return components;
  }

  /// Returns how many luma samples one of the others stands for, in each direction.
  int factor() {
    return factor;
  }

  /// Returns the luma samples in a row of a unit.
  int side() {
    return 8 * factor;
  }

  /// Returns the luma blocks in a unit.
  int lumaBlocks() {
    return factor * factor;
  }

  /// Returns the blocks in a unit.
  int blocks() {
    return lumaBlocks() + components - 1;
  }
}
