package org.fovea.pyramid.strip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.fovea.pyramid.source.FileBytes;
import org.fovea.pyramid.source.MalformedImageException;

/// Copies a JPEG file: frames, tables and scans as they are, JFIF without its thumbnail, the mark
/// of Adobe, the ICC profile, and what may be shared of EXIF. Other segments, what lies between
/// segments, and what follows the picture are left out.
final class JpegStripper implements JpegWalk.Visitor {
  private static final byte[] EXIF = JpegWalk.ascii("Exif\0\0");
  private static final byte[] ICC = JpegWalk.ascii("ICC_PROFILE\0");

  private final FileBytes file;
  private final StripOutput out;

  JpegStripper(FileBytes file, StripOutput out) {
    this.file = file;
    this.out = out;
  }

  void strip() throws IOException {
    if (!new JpegWalk(file, this).walk(0, file.size())) {
      throw new MalformedImageException(file.size(), "the JPEG file has no picture in it");
    }
  }

  @Override
  public void needed(long at, long length) throws IOException {
    out.append(file, at, length);
  }

  @Override
  public void segment(int marker, long at, byte[] data, byte[] kept) throws IOException {
    if (marker == JpegWalk.APP2 && JpegWalk.starts(data, ICC)) {
      write(marker, data);
    } else if (marker == JpegWalk.APP1 && JpegWalk.starts(data, EXIF)) {
      var shared = ExifBlock.shared(Arrays.copyOfRange(data, EXIF.length, data.length));
      if (shared.length > 0) {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(EXIF);
        whole.writeBytes(shared);
        write(marker, whole.toByteArray());
      }
    } else if (kept.length > 0) {
      write(marker, kept);
    }
  }

  private void write(int marker, byte[] data) throws IOException {
    int length = data.length + 2;
    out.append(new byte[] {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length});
    out.append(data);
  }
}
