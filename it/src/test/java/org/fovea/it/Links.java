package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.sql.SQLException;

/// The links that each place of the [Estate] has to its image.
final class Links {
  private static final int ID_LENGTH = 22;

  private Links() {}

  /// Makes an open one (`link`, `linkToken`), one that lends the original, and some that show
  /// nothing.
  static Things addTo(Things things, SpaceApi maker, StandInFovea fovea) {
    var image = things.get("image");
    var open = maker.imageLink(image, false);
    var revoked = maker.imageLink(image, false);
    maker.revokeImageLink(image, revoked.getString("id"));
    var expired = maker.imageLink(image, true);
    endsAt(fovea, expired, "utc_timestamp() - interval 1 second");
    return things
        .with("link", open.getString("id"))
        .with("linkToken", token(open))
        .with("linkToken", "lending", token(maker.imageLink(image, true)))
        .with("linkToken", "revoked", token(revoked))
        .with("linkToken", "expired", token(expired))
        .with("linkToken", "forged", forged(open, expired));
  }

  static String token(JsonObject link) {
    return link.getString("token");
  }

  /// The identifier of one link with the seal of another.
  private static String forged(JsonObject open, JsonObject other) {
    return open.getString("id") + token(other).substring(ID_LENGTH);
  }

  /// Moves the end of a link, as time does.
  ///
  /// @param when in SQL
  static void endsAt(StandInFovea fovea, JsonObject link, String when) {
    try (var connection = fovea.database();
        var update =
            connection.prepareStatement(
                "update image_link set expires_at = " + when + " where public_id = ?")) {
      update.setString(1, link.getString("id"));
      assertThat(update.executeUpdate()).isEqualTo(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
