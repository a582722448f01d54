package org.fovea.launcher.scan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/// A part of a file, for one thread. What ends in it is told, wherever it began: so reading begins
/// a little before the part. What is packed and begins in it is followed beyond its end.
///
/// @param first offset of the first byte
/// @param end offset behind the last one; the last part of a file has [Long#MAX_VALUE], for the
///   file may grow meanwhile
/// @param allowance how many bytes may yet be unpacked from the file, shared by its parts
record FilePart(Path file, Place place, long first, long end, AtomicLong allowance) {

  /// Looks through the part.
  ///
  /// @param buffer to read into
  void scan(Search search, Notes notes, byte[] buffer) {
    long start = Math.max(0, first - search.longest());
    try (var channel = FileChannel.open(file, StandardOpenOption.READ);
        var inspection = new Inspection(search, notes, allowance)) {
      var scan = new StreamScan(inspection, place, start, first);
      long offset = read(channel, scan, start, buffer);
      scan.end();
      notes.countBytes(Math.max(0, Math.min(offset, end) - first), inspection.unpackedBytes());
    } catch (NoSuchFileException e) {
      return; // deleted since the folder was listed
    } catch (IOException e) {
      notes.leftOut(place, "cannot be read");
    } catch (RuntimeException e) { // the other files are looked through all the same
      notes.leftOut(place, "the search failed with " + e);
    }
  }

  /// @return the offset at which reading ended
  private long read(FileChannel channel, StreamScan scan, long from, byte[] buffer)
      throws IOException {
    long offset = from;
    boolean wanted = true;
    while (wanted) {
      int most = (int) Math.min(buffer.length, offset < end ? end - offset : Long.MAX_VALUE);
      int count = channel.read(ByteBuffer.wrap(buffer, 0, most), offset);
      if (count < 0) {
        return offset;
      }
      if (offset < end) {
        scan.take(buffer, 0, count);
        wanted = offset + count < end || scan.feed(buffer, 0, 0);
      } else {
        wanted = scan.feed(buffer, 0, count);
      }
      offset += count;
    }
    return offset;
  }
}
