package org.fovea.service.upload;

import java.time.Duration;

/// Whoever reads the file of an upload to its end, so that nobody else may write to it meanwhile.
/// Neither hangs, as senders do, nor needs to be ended: it is over with the file.
enum WholeFile implements FileWriter {
  READ;

  @Override
  public boolean endIfStale(Duration patience) {
    return false;
  }

  @Override
  public void abandon() {}
}
