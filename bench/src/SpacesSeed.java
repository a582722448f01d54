import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.fovea.model.space.ExId;

/// Fills the database with spaces, memberships and images, as rows: no person could make so many.
/// Identifiers follow from numbers, so that the benchmark knows them. Images have no files.
///
/// Space 1 is the large one: it holds a tenth of the images, and a tenth of the memberships on top of
/// those that every space has. `ada` is a viewer of the first [#FEW] spaces, `emmy` of all.
final class SpacesSeed {
  /// Spaces before.
  static final int FEW = 10;

  /// Spaces after.
  static final int MANY = 1_000;

  private static final int MEMBERS_OF_EACH = 9;
  private static final int MEMBERS_OF_LARGE = 1_000;
  private static final int IMAGES_OF_EACH = 90;
  private static final int IMAGES_OF_LARGE = 10_000;
  private static final int PEOPLE = 1_000;

  private final Connection database;
  private final Set<String> numbers = new HashSet<>();
  private final RandomGenerator random = 
      RandomGeneratorFactory.of("L64X128MixRandom").create(42);

  SpacesSeed(Connection database) {
    this.database = database;
  }

  /// The identifier of the space of that number, from 1.
  static String space(int number) {
    return String.format(Locale.ROOT, "benchmarkspace%08d", number);
  }

  /// Makes the spaces of those numbers, each with its members and images.
  void spaces(int first, int last) throws SQLException {
    experiments(first, last);
    run(
        """
        insert into ownership (space_id, institution_id, principal_investigator, owned_since)
          select s.id, (select min(id) from institution), repeat('0', 64), s.created_at
          from space s join seq_%d_to_%d on s.public_id = concat('benchmarkspace', lpad(seq, 8, '0'))\
        """
            .formatted(first, last));
    members(first, last, MEMBERS_OF_EACH);
    member("ada", first, Math.min(last, FEW));
    member("emmy", first, last);
    images(first, last, IMAGES_OF_EACH);
    analyze();
  }

  private void experiments(int first, int last) throws SQLException {
    try (var insert =
        database.prepareStatement(
            "insert into space (public_id, kind, name, created_at, exid, stage)"
                + " values (?, 'EXPERIMENT', ?, utc_timestamp(6), ?, 'ACTIVE')")) {
      for (int number = first; number <= last; number++) {
        insert.setString(1, space(number));
        insert.setString(2, "Benchmark " + number);
        insert.setString(3, unusedNumber());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private String unusedNumber() {
    String number;
    do {
      number = ExId.draw("BEN", 2026, random).value();
    } while (!numbers.add(number));
    return number;
  }

  /// Makes people; none of them ever logs in.
  void people() throws SQLException {
    run(
        """
        insert into account (public_id, issuer, sub, state, first_login, last_login, terms_version)
          select concat('benchmarkperson', lpad(seq, 7, '0')), 'https://benchmark.example',
            concat('person-', seq), 'ACTIVE', utc_date(), utc_date(), 1
          from seq_1_to_%d\
        """
            .formatted(PEOPLE));
  }

  /// Makes space 1 large.
  void growLarge() throws SQLException {
    members(1, 1, MEMBERS_OF_LARGE);
    images(1, 1, IMAGES_OF_LARGE);
    analyze();
  }

  /// Counts the rows of a table.
  long count(String table) throws SQLException {
    try (var run = database.createStatement();
        var rows = run.executeQuery("select count(*) from " + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /// The first member of a space is its principal investigator, all others contribute. Who is a
  /// member already stays one.
  private void members(int first, int last, int each) throws SQLException {
    run(
        """
        insert ignore into membership (public_id, space_id, account_id, role, institution_id, since)
          select concat('m', lpad(number.seq, 8, '0'), 'x', lpad(place.seq, 12, '0')), s.id, a.id,
            if(place.seq = 1, 'PRINCIPAL_INVESTIGATOR', 'CONTRIBUTOR'),
            (select min(id) from institution), s.created_at
          from seq_%d_to_%d number
          join seq_1_to_%d place
          join space s on s.public_id = concat('benchmarkspace', lpad(number.seq, 8, '0'))
          join account a on a.sub = concat('person-', 1 + mod(7 * number.seq + place.seq, %d))\
        """
            .formatted(first, last, each, PEOPLE));
  }

  private void member(String person, int first, int last) throws SQLException {
    if (first > last) {
      return;
    }
    run(
        """
        insert into membership (public_id, space_id, account_id, role, institution_id, since)
          select concat('%s', lpad(seq, %d, '0')), s.id, a.id, 'VIEWER',
            (select min(id) from institution), s.created_at
          from seq_%d_to_%d
          join space s on s.public_id = concat('benchmarkspace', lpad(seq, 8, '0'))
          join account a on a.sub like '%s'\
        """
            .formatted(person, 22 - person.length(), first, last, sub(person)));
  }

  // the realm's people by the part of their sub that tells them apart
  private static String sub(String person) {
    return person.equals("ada") ? "%-ada000000001" : "%-e11000000002";
  }

  private void images(int first, int last, int each) throws SQLException {
    run(
        """
        insert into image (public_id, space_id, uploader_account_id, title, file_name, size_bytes,
            sha256, state, width_pixels, height_pixels, pyramid_generation, created_at, settled_at)
          select concat('i', lpad(number.seq, 8, '0'), 'n', lpad(%d + place.seq, 12, '0')), s.id, a.id,
            concat('Image ', place.seq), 'image.tif', 100000000, repeat('0', 64), 'READY', 20000,
            19000, 1, s.created_at, s.created_at
          from seq_%d_to_%d number
          join seq_1_to_%d place
          join space s on s.public_id = concat('benchmarkspace', lpad(number.seq, 8, '0'))
          join account a on a.sub = concat('person-', 1 + mod(7 * number.seq + 2, %d))\
        """
            .formatted(each == IMAGES_OF_LARGE ? IMAGES_OF_EACH : 0, first, last, each, PEOPLE));
  }

  private void analyze() throws SQLException {
    run("analyze table space, membership, image, ownership, account");
  }

  private void run(String sql) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(sql);
    }
  }
}
