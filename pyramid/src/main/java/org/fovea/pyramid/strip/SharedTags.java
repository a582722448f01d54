package org.fovea.pyramid.strip;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.fovea.pyramid.metadata.Meaning;
import org.fovea.pyramid.metadata.MeaningTable;
import org.fovea.pyramid.metadata.Scheme;

/// Decides which entries of TIFF pages and of EXIF may stay. Numbers stay by their name; texts must
/// also look like what their name says; bytes, in which texts hide, stay where they are few or
/// where a picture cannot be shown without.
final class SharedTags {
  static final int ORIENTATION = 274;
  static final int JPEG_TABLES = 347;
  static final int EXIF = 34665;
  static final int PROFILE = 34675;

  /// Longest value of EXIF, or text, that may stay, in bytes.
  static final int LONGEST_TEXT = 400;

  private static final int ASCII = 2;
  private static final Set<Integer> BYTES = Set.of(1, 6, 7);
  private static final Set<Integer> NEEDED_BYTES = Set.of(JPEG_TABLES, PROFILE, 33422, 529, 532);
  private static final int FEW_BYTES = 4; // as the version of EXIF
  private static final int FEW_NUMBERS = 64;

  private SharedTags() {}

  /// Says whether a text may stay.
  ///
  /// @param value its bytes, with the end mark
  static boolean keepsText(int tag, byte[] value) {
    int end = 0;
    while (end < value.length && value[end] != 0) {
      end++;
    }
    for (int i = end; i < value.length; i++) {
      if (value[i] != 0) {
        return false; // something hides behind the end mark
      }
    }
    var text = new String(value, 0, end, StandardCharsets.UTF_8).strip();
    return !MeaningTable.of(Scheme.TAG, Integer.toString(tag), text).personal();
  }

  static boolean isText(int type) {
    return type == ASCII;
  }

  /// Says whether a value that is no text may stay.
  ///
  /// @param type of its values
  static boolean keepsNumbers(int tag, int type, long count) {
    var meaning = MeaningTable.of(Scheme.TAG, Integer.toString(tag));
    if (meaning.personal() || isText(type)) {
      return false;
    }
    if (BYTES.contains(type)) {
      return count <= FEW_BYTES || NEEDED_BYTES.contains(tag);
    }
    return meaning == Meaning.STRUCTURE || count <= FEW_NUMBERS;
  }
}
