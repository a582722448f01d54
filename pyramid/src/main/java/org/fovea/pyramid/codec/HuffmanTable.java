package org.fovea.pyramid.codec;

import java.util.HexFormat;

/// A Huffman table for encoding (ITU-T T.81, annex C).
final class HuffmanTable {
  private static final int LONGEST = 16;

  private final byte[] counts;
  private final byte[] symbols;
  private final int[] codes = new int[256];

  /// @param counts how many codes have 1 to 16 bits, as hexadecimal bytes
  /// @param symbols in the order of their codes, as hexadecimal bytes
  HuffmanTable(String counts, String symbols) {
    this.counts = HexFormat.of().parseHex(counts);
    this.symbols = HexFormat.of().parseHex(symbols);
    int code = 0;
    int next = 0;
    for (int length = 1; length <= LONGEST; length++) {
      for (int i = 0; i < this.counts[length - 1]; i++) {
        codes[this.symbols[next++] & 0xFF] = code++ << 5 | length;
      }
      code <<= 1;
    }
  }

  /// Returns the code of each symbol: the lowest 5 bits are its length, those above the code; 0 if
  /// there is none.
  int[] codes() {
    return codes;
  }

  /// Returns the table as a DHT marker segment holds it: counts, then symbols.
  byte[] segment() {
    var bytes = new byte[counts.length + symbols.length];
    System.arraycopy(counts, 0, bytes, 0, counts.length);
    System.arraycopy(symbols, 0, bytes, counts.length, symbols.length);
    return bytes;
  }
}
