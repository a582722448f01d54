package org.fovea.pyramid.metadata;

/// What a piece of metadata tells. Who may see an image may see what is not personal.
public enum Meaning {
  /// Without it the picture cannot be shown, or is shown wrongly.
  STRUCTURE(false),
  /// How the picture was taken: size of a pixel, lens, exposure, wavelength, kind of detector.
  TECHNICAL(false),
  /// When the picture was taken or changed.
  TIME(false),
  /// Where on Earth it was taken.
  POSITION(true),
  /// Who took it, owns it, worked with it, or is on it.
  PERSON(true),
  /// Which device of many took it: leads to its owner.
  SERIAL_NUMBER(true),
  /// Words of a person or a program, which may be anything.
  FREE_TEXT(true),
  /// Names of computers, accounts, folders and files.
  COMPUTER(true),
  /// What only the maker of a device understands.
  MAKER_NOTE(true),
  /// A smaller picture, or one of the slide's label.
  PICTURE(true),
  /// Not in the table.
  UNKNOWN(true);

  private final boolean personal;

  Meaning(boolean personal) {
    this.personal = personal;
  }

  /// Says whether only the owner of the image may see it.
  public boolean personal() {
    return personal;
  }
}
