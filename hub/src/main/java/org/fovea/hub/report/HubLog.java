package org.fovea.hub.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// The hub's log: three files of a megabyte in the folder of its state, and the console, where the
/// journal of the system takes it up. One line an event; control characters of file names are
/// masked, so that no name writes a line of its own. No line holds a token.
public final class HubLog {
  private static final int BYTES = 1_000_000;
  private static final int FILES = 3;

  private HubLog() {}

  /// Lets everything that the hub logs go there.
  public static void open(Path state) throws IOException {
    var root = Logger.getLogger("");
    for (var handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.setLevel(Level.WARNING); // of the libraries of the JDK
    Logger.getLogger("org.fovea.hub").setLevel(Level.INFO);
    var file = new FileHandler(state.resolve("hub.%g.log").toString(), BYTES, FILES, true);
    file.setEncoding("UTF-8");
    for (var handler : new Handler[] {file, new ConsoleHandler()}) {
      handler.setFormatter(new Line());
      root.addHandler(handler);
    }
  }

  private static final class Line extends Formatter {
    @Override
    public String format(LogRecord record) {
      var text = formatMessage(record).replaceAll("\\p{Cntrl}", "?");
      var thrown = record.getThrown() == null ? "" : " " + record.getThrown();
      return "%s %s %s%s%n".formatted(record.getInstant(), record.getLevel(), text, thrown);
    }
  }
}
