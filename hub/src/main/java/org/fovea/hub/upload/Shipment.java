package org.fovea.hub.upload;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.fovea.hub.journal.Journal;
import org.fovea.hub.journal.Step;
import org.fovea.hub.upload.FoveaServer.Announcement;
import org.fovea.hub.upload.FoveaServer.Standing;
import org.fovea.hub.upload.PartStream.Range;
import org.fovea.hub.watch.FoundFile;

/// Takes a file all its way: digest, upload, image, moved or marked. Each step is in the journal
/// before the next, so whoever is killed goes on from there; what was done and not noted is done
/// again, which the server and the disk take without harm. Safe for use by many threads, of which
/// each has another file.
public final class Shipment {
  private final FoveaServer server;
  private final Journal journal;
  private final Settling settling;
  private final Bandwidth bandwidth;
  private final IntConsumer sent;
  private final int partBytes;

  /// What a shipment needs.
  ///
  /// @param senders how many send at a time
  /// @param sent is told of all bytes that go
  public record Means(
      FoveaServer server,
      Journal journal,
      Settling settling,
      Bandwidth bandwidth,
      int senders,
      IntConsumer sent) {}

  public Shipment(Means means) {
    this.server = means.server();
    this.journal = means.journal();
    this.settling = means.settling();
    this.bandwidth = means.bandwidth();
    this.sent = means.sent();
    this.partBytes = bandwidth.partBytes(means.senders());
  }

  /// Sends a file and settles it, or does what is left of that.
  ///
  /// @throws RefusedException if the server does not take it; by FILE it is never sent again
  /// @throws SourceChangedException if it was written meanwhile
  /// @throws UnsettledException if it was delivered and can be neither moved nor marked
  /// @throws IOException if it cannot be read, or the journal not written
  public void send(FoundFile file, Task task)
      throws RefusedException,
          SourceChangedException,
          UnsettledException,
          IOException,
          InterruptedException {
    var image = journal.of(file.version()).image();
    if (image.isEmpty()) {
      deliver(file, task);
      image = journal.of(file.version()).image();
    }
    settle(file, image.orElseThrow());
  }

  private void deliver(FoundFile file, Task task)
      throws RefusedException, SourceChangedException, IOException, InterruptedException {
    try (var source = Source.open(file)) {
      var standing = begin(file, source, task);
      while (standing instanceof Standing.At at) {
        standing = append(file, source, at);
      }
      if (standing instanceof Standing.Image image) {
        journal.note(file.version(), Step.DELIVERED, image.id());
      }
    } catch (RefusedException e) {
      note(file, e);
      throw e;
    }
  }

  /// What the refusal means for the next time.
  private void note(FoundFile file, RefusedException refused) throws IOException {
    switch (refused.refusal()) {
      case FILE -> journal.note(file.version(), Step.REFUSED, refused.code());
      case GONE, DAMAGED -> journal.note(file.version(), Step.LOST, refused.code());
      case UNREACHABLE, NOT_ADMITTED, NO_ROOM, OFFSET -> {} // goes on where it was
    }
  }

  private Standing begin(FoundFile file, Source source, Task task)
      throws RefusedException, SourceChangedException, IOException, InterruptedException {
    var progress = journal.of(file.version());
    if (progress.upload().isPresent()) {
      return server.find(progress.upload().get());
    }
    var sha256 = progress.sha256();
    if (sha256.isEmpty()) {
      sha256 = Optional.of(source.sha256());
      journal.note(file.version(), Step.HASHED, sha256.get());
    }
    var standing = server.create(announcement(file, sha256.get(), task));
    if (standing instanceof Standing.At at) {
      journal.note(file.version(), Step.BEGUN, at.upload());
    }
    return standing;
  }

  private static Announcement announcement(FoundFile file, String sha256, Task task) {
    var version = file.version();
    var name = Path.of(version.name()).getFileName().toString();
    return new Announcement(
        name,
        version.folder() + "/" + version.name(),
        version.sizeBytes(),
        sha256,
        task.experiment());
  }

  private Standing append(FoundFile file, Source source, Standing.At at)
      throws RefusedException, SourceChangedException, IOException, InterruptedException {
    source.requireSame();
    long length = Math.min(partBytes, file.version().sizeBytes() - at.offset());
    if (length <= 0) {
      return completed(at);
    }
    return server.append(at, source.part(new Range(at.offset(), length), bandwidth, sent));
  }

  /// All bytes are there, so asking makes the image; unless they were found to be wrong ones, which
  /// the hub was not told before the line broke.
  private Standing completed(Standing.At at) throws RefusedException, InterruptedException {
    var standing = server.find(at.upload());
    if (standing instanceof Standing.At) {
      throw new RefusedException(Refusal.GONE, "no-image");
    }
    return standing;
  }

  private void settle(FoundFile file, String image)
      throws SourceChangedException, UnsettledException, IOException {
    if (!Source.isSame(file)) {
      journal.note(file.version(), Step.SETTLED, "");
      throw new SourceChangedException(); // what lies there now is another version
    }
    try {
      settling.settle(file, image);
    } catch (IOException e) {
      throw new UnsettledException(e);
    }
    journal.note(file.version(), Step.SETTLED, "");
  }
}
