package org.fovea.web.rest.image;

/// The numbers in the addresses of tiles, as regular expressions for paths: ASCII digits, no sign,
/// no leading zeros, so that each tile has one address, and none that overflows.
public final class TilePaths {
  /// A level: 0 to 99.
  public static final String LEVEL = "0|[1-9][0-9]?";

  /// A column, row or group of tiles: 0 to 9,999,999.
  public static final String NUMBER = "0|[1-9][0-9]{0,6}";

  private TilePaths() {}
}
