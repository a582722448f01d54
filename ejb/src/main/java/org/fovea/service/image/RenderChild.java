package org.fovea.service.image;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.fovea.pyramid.codec.TileFormat;
import org.fovea.pyramid.render.RenderAnswers;
import org.fovea.pyramid.render.RenderRequest;

/// One process that makes pictures of tiles, see [EngineCommand#render]. Used by one thread at a
/// time; ended by any.
final class RenderChild implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Process process;
  private final DataOutputStream requests;
  private final DataInputStream answers;
  private final Instant born;
  private int pictures;

  /// Starts a process, without waiting until it is ready.
  ///
  /// @param now the present time
  /// @throws IOException if none can be started
  RenderChild(List<String> command, Instant now) throws IOException {
    // what it says of its mistakes may hold what stood in a tile
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    process = builder.start();
    born = now;
    requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), BUFFER));
    answers = new DataInputStream(new BufferedInputStream(process.getInputStream(), BUFFER));
  }

  /// Waits until the process is ready.
  ///
  /// @return what it can make
  /// @throws IOException if it does not become ready
  List<TileFormat> formats() throws IOException {
    return RenderAnswers.readReady(answers);
  }

  /// Has one picture made.
  ///
  /// @throws org.fovea.pyramid.render.DamagedTileException if none can be made of these tiles
  /// @throws IOException if the process has ended, or is to be ended, for it talks nonsense
  byte[] render(RenderRequest request) throws IOException {
    pictures++;
    request.writeTo(requests);
    requests.flush();
    return RenderAnswers.readPicture(answers);
  }

  /// How many pictures it was asked for.
  int pictures() {
    return pictures;
  }

  Instant born() {
    return born;
  }

  /// Ends the process at once, whatever it does.
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
