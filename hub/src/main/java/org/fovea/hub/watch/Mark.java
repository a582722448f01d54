package org.fovea.hub.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.fovea.hub.settings.Finish;

/// The file beside a delivered one that says so: the image, and which version of the file it is, so
/// that one that was written anew is not taken for it.
public final class Mark {
  private static final int LONGEST = 1000;

  private Mark() {}

  /// Whether the mark beside a file is about this version of it.
  static boolean holds(FoundFile file) {
    var mark = place(file.path());
    try {
      return Files.isRegularFile(mark, LinkOption.NOFOLLOW_LINKS)
          && Files.size(mark) < LONGEST
          && Files.readString(mark).endsWith(" " + version(file) + "\n");
    } catch (IOException e) {
      return false; // sent again, which the server refuses
    }
  }

  /// Puts a mark beside a file.
  ///
  /// @param image what the file became
  public static void put(FoundFile file, String image) throws IOException {
    var mark = place(file.path());
    var draft = mark.resolveSibling("." + mark.getFileName() + ".part");
    var text = ByteBuffer.wrap((image + " " + version(file) + "\n").getBytes(UTF_8));
    try (var out =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS)) {
      while (text.hasRemaining()) {
        out.write(text);
      }
      out.force(true);
    }
    Files.move(draft, mark, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String version(FoundFile file) {
    return file.version().sizeBytes() + " " + file.version().modifiedMillis();
  }

  private static Path place(Path file) {
    return file.resolveSibling(file.getFileName() + Finish.Mark.ENDING);
  }
}
