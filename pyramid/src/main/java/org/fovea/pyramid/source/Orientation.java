package org.fovea.pyramid.source;

/// How stored pixels must be turned to be shown: the EXIF and TIFF tag 274, values 1 to 8.
public enum Orientation {
  UPRIGHT(1, false, false, false),
  MIRRORED(2, false, true, false),
  UPSIDE_DOWN(3, false, true, true),
  FLIPPED(4, false, false, true),
  TRANSPOSED(5, true, false, false),
  TURNED_RIGHT(6, true, true, false),
  TRANSVERSED(7, true, true, true),
  TURNED_LEFT(8, true, false, true);

  private final int tag;
  private final boolean transposes;
  private final boolean mirrorsColumns;
  private final boolean mirrorsRows;

  /// @param tag value of the tag
  /// @param transposes rows of the file are columns of the picture
  /// @param mirrorsColumns column 0 of the picture is the last one of the (transposed) file
  /// @param mirrorsRows row 0 of the picture is the last one of the (transposed) file
  Orientation(int tag, boolean transposes, boolean mirrorsColumns, boolean mirrorsRows) {
    this.tag = tag;
    this.transposes = transposes;
    this.mirrorsColumns = mirrorsColumns;
    this.mirrorsRows = mirrorsRows;
  }

  /// Returns the orientation of a tag's value; [#UPRIGHT] for a value that the standard does not
  /// name, as every viewer does.
  public static Orientation of(int tag) {
    for (var orientation : values()) {
      if (orientation.tag == tag) {
        return orientation;
      }
    }
    return UPRIGHT;
  }

  /// Returns the value of the tag, 1 to 8.
  public int tag() {
    return tag;
  }

  /// Says whether width and height change places.
  public boolean transposes() {
    return transposes;
  }

  /// Says whether the columns, transposed or not, come in the reverse order.
  public boolean mirrorsColumns() {
    return mirrorsColumns;
  }

  /// Says whether the rows, transposed or not, come in the reverse order.
  public boolean mirrorsRows() {
    return mirrorsRows;
  }
}
