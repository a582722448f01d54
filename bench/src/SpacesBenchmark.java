import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;

/// Asks a running Fovea with few spaces in it, fills it up, and asks the same again: how many
/// statements a request costs must not depend on how much there is, and the time hardly.
public final class SpacesBenchmark {
  private static final Path CHECKOUT = Path.of(System.getProperty("bench.checkout"));
  private static final URI SERVER = URI.create("http://localhost:" + System.getenv("FOVEA_PORT"));
  private static final String ADA = System.getenv("ADA_TOKEN");
  private static final String EMMY = System.getenv("EMMY_TOKEN");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private SpacesBenchmark() {}

  public static void main(String[] words) throws IOException, InterruptedException, SQLException {
    try (var database = database()) {
      var seed = new SpacesSeed(database);
      seed.people();
      seed.spaces(1, SpacesSeed.FEW);
      var questions = questions(picture(database));
      var report = new SpacesReport(Machine.describe(CHECKOUT, "- MariaDB: " + version(database)));
      report.tell("Before: " + told(seed) + load());
      var before = answers(questions, database);
      seed.spaces(SpacesSeed.FEW + 1, SpacesSeed.MANY);
      seed.growLarge();
      report.tell("After: " + told(seed) + load());
      var after = answers(questions, database);
      report.tell("After the last request: load" + load().replaceFirst(".*load", ""));
      for (int i = 0; i < questions.size(); i++) {
        report.add(questions.get(i), before.get(i), after.get(i));
      }
      System.out.println(report.markdown());
      System.out.println("Written to " + report.write(CHECKOUT.resolve("bench/results")));
      requireEqualCounts(questions, before, after);
    }
  }

  private static List<Question> questions(String image) {
    var large = SpacesSeed.space(1);
    var tile = "/dzi/" + image + "_files/8/0_0.jpg";
    return List.of(
        question("my spaces, ada is in 10: page", "/spaces", ADA),
        question("my spaces, ada: REST", "/api/v1/spaces?limit=50", ADA),
        question("my spaces, emmy is in all, 50 a page: REST", "/api/v1/spaces?limit=50", EMMY),
        question("a space that grows: page", "/space/" + large, ADA),
        question("a space that grows: REST", "/api/v1/spaces/" + large, ADA),
        question("its members: REST", "/api/v1/spaces/" + large + "/members", ADA),
        question("its first 50 images: REST", "/api/v1/images?space=" + large, ADA),
        question("a tile in it", tile, ADA),
        new Question("a tile in it, decided anew", SERVER.resolve(tile), ADA, true),
        new Question("a tile in it, decided anew for emmy", SERVER.resolve(tile), EMMY, true));
  }

  private static Question question(String what, String path, String token) {
    return new Question(what, SERVER.resolve(path), token, false);
  }

  private static List<Question.Answer> answers(List<Question> questions, Connection database)
      throws IOException, InterruptedException, SQLException {
    List<Question.Answer> answers = new ArrayList<>();
    for (var question : questions) {
      var answer = question.ask(database);
      System.err.println(question.what() + ": " + answer);
      answers.add(answer);
    }
    return answers;
  }

  private static void requireEqualCounts(
      List<Question> questions, List<Question.Answer> before, List<Question.Answer> after) {
    for (int i = 0; i < questions.size(); i++) {
      if (before.get(i).statements() != after.get(i).statements()) {
        System.err.println("Not as many statements as before: " + questions.get(i).what());
        System.exit(1);
      }
    }
  }

  private static String told(SpacesSeed seed) throws SQLException {
    return "%,d spaces, %,d memberships, %,d images, %,d accounts"
        .formatted(
            seed.count("space"),
            seed.count("membership"),
            seed.count("image"),
            seed.count("account"));
  }

  private static String version(Connection database) throws SQLException {
    return database.getMetaData().getDatabaseProductVersion();
  }

  private static String load() throws IOException {
    return "; load " + Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
  }

  /// Uploads a picture and puts it into space 1; returns its identifier.
  private static String picture(Connection database)
      throws IOException, InterruptedException, SQLException {
    var bytes = new ByteArrayOutputStream();
    var picture = new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB);
    picture.createGraphics().setPaint(Color.ORANGE);
    ImageIO.write(picture, "png", bytes);
    var name = Base64.getEncoder().encodeToString("tile.png".getBytes(StandardCharsets.UTF_8));
    var answer =
        CLIENT.send(
            HttpRequest.newBuilder(SERVER.resolve("/api/v1/uploads"))
                .header("Authorization", "Bearer " + ADA)
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", Integer.toString(bytes.size()))
                .header("Upload-Metadata", "filename " + name)
                .header("Content-Type", "application/offset+octet-stream")
                .POST(BodyPublishers.ofByteArray(bytes.toByteArray()))
                .build(),
            BodyHandlers.ofString());
    var image = answer.headers().firstValue("Fovea-Image").orElseThrow();
    try (var move =
        database.prepareStatement(
            "update image set space_id = (select id from space where public_id = ?)"
                + " where public_id = ?")) {
      move.setString(1, SpacesSeed.space(1));
      move.setString(2, image);
      move.executeUpdate();
    }
    awaitTile(SERVER.resolve("/dzi/" + image + ".dzi"));
    return image;
  }

  private static void awaitTile(URI descriptor) throws IOException, InterruptedException {
    HttpResponse<Void> answer;
    do {
      Thread.sleep(500);
      answer =
          CLIENT.send(
              HttpRequest.newBuilder(descriptor).header("Authorization", "Bearer " + ADA).build(),
              BodyHandlers.discarding());
    } while (answer.statusCode() == 409); // its pyramid is being made
  }

  private static Connection database() throws IOException, SQLException {
    var password =
        Files.readString(
            Path.of(System.getenv("FOVEA_HOME"), "secrets", "database-owner.password"));
    return DriverManager.getConnection(
        "jdbc:mariadb://127.0.0.1:" + System.getenv("FOVEA_DB_PORT") + "/fovea",
        "fovea_owner",
        password.strip());
  }
}
