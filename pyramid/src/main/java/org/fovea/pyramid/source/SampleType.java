package org.fovea.pyramid.source;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What a measured number is, in the byte order of the machine.
public enum SampleType {
  UINT8(1, true, 0, 0xFF),
  INT8(1, true, Byte.MIN_VALUE, Byte.MAX_VALUE),
  UINT16(2, true, 0, 0xFFFF),
  INT16(2, true, Short.MIN_VALUE, Short.MAX_VALUE),
  UINT32(4, true, 0, 0xFFFF_FFFFL),
  INT32(4, true, Integer.MIN_VALUE, Integer.MAX_VALUE),
  FLOAT32(4, false, -Float.MAX_VALUE, Float.MAX_VALUE),
  FLOAT64(8, false, -Double.MAX_VALUE, Double.MAX_VALUE);

  private final int bytes;
  private final boolean whole;
  private final double least;
  private final double most;

  SampleType(int bytes, boolean whole, double least, double most) {
    this.bytes = bytes;
    this.whole = whole;
    this.least = least;
    this.most = most;
  }

  /// Returns the size of a sample: 1, 2, 4 or 8 bytes.
  public int bytes() {
    return bytes;
  }

  /// Says whether samples are whole numbers.
  public boolean whole() {
    return whole;
  }

  /// Returns the least finite value.
  public double least() {
    return least;
  }

  /// Returns the largest finite value.
  public double most() {
    return most;
  }

  /// Returns a sample, which is exact for all of these types.
  ///
  /// @param index of the sample, in samples from the start of `row`
  public double get(MemorySegment row, long index) {
    return switch (this) {
      case UINT8 -> row.get(ValueLayout.JAVA_BYTE, index) & 0xFF;
      case INT8 -> row.get(ValueLayout.JAVA_BYTE, index);
      case UINT16 -> row.get(ValueLayout.JAVA_SHORT_UNALIGNED, 2 * index) & 0xFFFF;
      case INT16 -> row.get(ValueLayout.JAVA_SHORT_UNALIGNED, 2 * index);
      case UINT32 -> row.get(ValueLayout.JAVA_INT_UNALIGNED, 4 * index) & 0xFFFF_FFFFL;
      case INT32 -> row.get(ValueLayout.JAVA_INT_UNALIGNED, 4 * index);
      case FLOAT32 -> row.get(ValueLayout.JAVA_FLOAT_UNALIGNED, 4 * index);
      case FLOAT64 -> row.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, 8 * index);
    };
  }

  /// Returns the number that a pattern of bits stands for, of types of 8 or 16 bits.
  ///
  /// @param code the bits, 0 to 255 or 65535
  public double number(int code) {
    return switch (this) {
      case UINT8, UINT16 -> code;
      case INT8 -> (byte) code;
      case INT16 -> (short) code;
      default -> throw new IllegalStateException(this + " has more than 16 bits");
    };
  }
}
