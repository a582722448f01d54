package org.fovea.pyramid.metadata;

import com.drew.metadata.exif.ExifDescriptorBase;
import com.drew.metadata.exif.ExifDirectoryBase;
import java.util.HashMap;

/// The tags of a TIFF page behind the first, under a name of its own.
final class OtherPageDirectory extends ExifDirectoryBase {
  private static final HashMap<Integer, String> NAMES = new HashMap<>();

  static {
    addExifTagNames(NAMES);
  }

  private final int number;

  /// @param number of the page, from 1
  OtherPageDirectory(int number) {
    this.number = number;
    setDescriptor(new Descriptor(this));
  }

  @Override
  public String getName() {
    return "Page " + number;
  }

  @Override
  @SuppressWarnings("NonApiType") // the library's signature
  protected HashMap<Integer, String> getTagNameMap() {
    return NAMES;
  }

  private static final class Descriptor extends ExifDescriptorBase<OtherPageDirectory> {
    Descriptor(OtherPageDirectory directory) {
      super(directory);
    }
  }
}
