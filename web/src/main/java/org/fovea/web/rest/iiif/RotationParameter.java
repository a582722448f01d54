package org.fovea.web.rest.iiif;

import java.util.regex.Pattern;
import org.fovea.service.shared.InvalidException;

/// How the picture is turned: `n` degrees clockwise, 0 to 360, behind a `!` if it is mirrored
/// before (Image API 3.0, section 4.3).
///
/// @param mirrored whether there was a `!`
/// @param degrees 0 to below 360
/// @param canonical the shortest way to write it
record RotationParameter(boolean mirrored, double degrees, String canonical) {
  private static final Pattern FORM = Pattern.compile("(!?)" + Numbers.DECIMAL);
  private static final double WHOLE_TURN = 360;

  /// Reads the parameter.
  ///
  /// @throws InvalidException if it is none
  static RotationParameter parse(String text) {
    var match = FORM.matcher(text);
    if (match.matches()) {
      double degrees = Numbers.decimal(match.group(2));
      if (degrees <= WHOLE_TURN) {
        var mark = match.group(1);
        var angle = degrees == WHOLE_TURN ? "0" : Numbers.shortest(match.group(2));
        return new RotationParameter(!mark.isEmpty(), degrees % WHOLE_TURN, mark + angle);
      }
    }
    throw Syntax.rotation("A rotation is 0 to 360 degrees, behind a ! if mirrored.");
  }
}
