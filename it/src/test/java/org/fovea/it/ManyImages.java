package org.fovea.it;

import java.sql.Connection;
import java.sql.SQLException;

/// Images without files in a space, so many that to delete them takes a while.
final class ManyImages {
  private ManyImages() {}

  /// Adds images of the space's owner, which failed.
  static void add(Connection connection, String space, int number) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "insert into fovea.image (public_id, space_id, uploader_account_id, title, file_name,"
                + " size_bytes, state, created_at, settled_at)"
                + " select lower(hex(random_bytes(11))), s.id, s.owner_account_id, 't', 'f', 10,"
                + " 'FAILED', utc_timestamp(6), utc_timestamp(6)"
                + " from fovea.space s join seq_1_to_"
                + number
                + " where s.public_id = ?")) {
      insert.setString(1, space);
      insert.executeUpdate();
    }
    try (var insert = connection.createStatement()) {
      insert.executeUpdate(
          "insert into fovea.pyramid_job (image_id, state, fence, queued_at)"
              + " select i.id, 'FAILED', 1, utc_timestamp(6) from fovea.image i"
              + " left join fovea.pyramid_job j on j.image_id = i.id where j.id is null");
    }
  }

  static long count(Connection connection, String space) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select count(*) from fovea.image i join fovea.space s on s.id = i.space_id"
                + " where s.public_id = ?")) {
      select.setString(1, space);
      try (var rows = select.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
