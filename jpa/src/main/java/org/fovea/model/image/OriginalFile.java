package org.fovea.model.image;

import java.util.regex.Pattern;

/// A file as it came from the uploader.
///
/// @param name what the uploader called it; never used to build a path
/// @param sizeBytes its length
public record OriginalFile(String name, long sizeBytes) {
  private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,8}$");

  /// The name without its ending, as a first title.
  public String title() {
    var title = ENDING.matcher(name).replaceFirst("").replace('_', ' ').strip();
    return title.isEmpty() ? name : title;
  }
}
