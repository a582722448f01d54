package org.fovea.service.upload;

import java.io.IOException;

/// The client stopped sending in the middle of a part. What came before is safe and counts.
public class BrokenTransferException extends IOException {
  BrokenTransferException(IOException cause) {
    super("the client stopped sending", cause);
  }
}
