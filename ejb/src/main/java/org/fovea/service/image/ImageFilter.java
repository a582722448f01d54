package org.fovea.service.image;

import java.util.Optional;
import org.fovea.model.image.ImageState;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.Period;

/// Which images of a shelf are wanted.
///
/// @param state in which they are, or empty for all
/// @param title what stands somewhere in their titles, in whatever case, 1 to 255 characters; or
///   empty for all
/// @param period in which they came
public record ImageFilter(Optional<ImageState> state, Optional<String> title, Period period) {
  private static final int LONGEST = 255;

  /// All of them.
  public static final ImageFilter ALL =
      new ImageFilter(
          Optional.empty(), Optional.empty(), Period.of(Optional.empty(), Optional.empty()));

  /// @throws InvalidException if the title is too long or empty
  public ImageFilter {
    if (title.filter(words -> words.isEmpty() || words.length() > LONGEST).isPresent()) {
      throw new InvalidException("title", "Titles have 1 to " + LONGEST + " characters.");
    }
  }
}
