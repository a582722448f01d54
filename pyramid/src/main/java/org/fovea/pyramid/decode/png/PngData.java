package org.fovea.pyramid.decode.png;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.fovea.pyramid.source.FileBytes;
import org.fovea.pyramid.source.MalformedImageException;

/// The unpacked bytes of a PNG file's `IDAT` chunks, in order; their checksums are checked. Used by
/// one thread.
final class PngData implements AutoCloseable {
  private static final int BLOCK_BYTES = 64 << 10;

  private final FileBytes file;
  private final Inflater inflater = new Inflater();
  private final CRC32 checksum = new CRC32();
  private long at;
  private long left; // of the present chunk's data

  /// @param at where the first `IDAT` chunk starts
  PngData(FileBytes file, long at) throws IOException {
    this.file = file;
    this.at = at;
    openChunk();
  }

  /// Fills a part of an array.
  ///
  /// @throws MalformedImageException if the data is damaged or ends before
  void read(byte[] target, int from, int length) throws IOException {
    int done = 0;
    while (done < length) {
      try {
        int count = inflater.inflate(target, from + done, length - done);
        done += count;
        if (count == 0) {
          feed();
        }
      } catch (DataFormatException e) {
        throw new MalformedImageException(at, "the packed pixels of the PNG file are damaged");
      }
    }
  }

  @Override
  public void close() {
    inflater.close();
  }

  private void feed() throws IOException {
    if (inflater.finished() || inflater.needsDictionary()) {
      throw new MalformedImageException(at, "the PNG file has fewer pixels than its header says");
    }
    while (left == 0) {
      closeChunk();
      openChunk();
    }
    int length = (int) Math.min(left, BLOCK_BYTES);
    var block = file.bytes(at, length);
    checksum.update(block);
    inflater.setInput(block);
    at += length;
    left -= length;
  }

  private void openChunk() throws IOException {
    left = file.u32(at);
    if (file.u32(at + 4) != PngHeader.IDAT) {
      throw new MalformedImageException(at, "the PNG file has fewer pixels than its header says");
    }
    checksum.reset();
    checksum.update(file.bytes(at + 4, 4));
    at += 8;
  }

  private void closeChunk() throws IOException {
    if (file.u32(at) != checksum.getValue()) {
      throw new MalformedImageException(at, "the pixels of the PNG file fail their checksum");
    }
    at += 4;
  }
}
