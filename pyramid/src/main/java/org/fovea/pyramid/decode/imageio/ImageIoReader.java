package org.fovea.pyramid.decode.imageio;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.fovea.pyramid.source.DecoderMessages;
import org.fovea.pyramid.source.LimitException;
import org.fovea.pyramid.source.MalformedImageException;
import org.fovea.pyramid.source.UnsupportedImageException;

/// A reader of ImageIO on a file. Turns whatever it throws over a bad file into one kind of
/// exception; used by one thread.
public final class ImageIoReader implements AutoCloseable {
  private final ImageReader reader;
  private final ImageInputStream input;
  private boolean cutOff;

  /// A use of the reader.
  public interface Task<T> {
    T run(ImageReader reader) throws IOException, InterruptedException;
  }

  private ImageIoReader(ImageReader reader, ImageInputStream input) {
    this.reader = reader;
    this.input = input;
    reader.addIIOReadWarningListener((source, warning) -> cutOff |= tellsOfCut(warning));
    reader.setInput(input, false, true);
  }

  /// Opens a file.
  ///
  /// @param format name of the format in ImageIO
  /// @param provider start of the reader's class name
  /// @throws UnsupportedImageException if there is no such reader
  public static ImageIoReader open(Path path, String format, String provider) throws IOException {
    var readers = ImageIO.getImageReadersByFormatName(format);
    while (readers.hasNext()) {
      var reader = readers.next();
      if (reader.getClass().getName().startsWith(provider)) {
        return new ImageIoReader(reader, new FileImageInputStream(path.toFile()));
      }
    }
    throw new UnsupportedImageException("no reader for " + format + " is installed");
  }

  /// Runs a task.
  ///
  /// @throws MalformedImageException if the reader failed
  public <T> T run(Task<T> task) throws IOException, InterruptedException {
    try {
      return task.run(reader);
    } catch (SinkRaster.Interruption e) {
      e.rethrow();
      throw e;
    } catch (IIOException e) {
      if (e.getCause() instanceof SinkRaster.Interruption inner) {
        inner.rethrow();
      }
      throw damaged(e);
    } catch (MalformedImageException | UnsupportedImageException | LimitException e) {
      throw e;
    } catch (IOException e) {
      throw damaged(e);
    } catch (RuntimeException e) { // readers meet damaged files with whatever their code runs into
      throw damaged(e);
    } catch (OutOfMemoryError e) {
      throw new LimitException("the image needs more memory than the decoder was given");
    }
  }

  /// Runs a task that needs no sink.
  public <T> T ask(Task<T> task) throws IOException {
    try {
      return run(task);
    } catch (InterruptedException e) {
      throw new IllegalStateException("only sinks are interrupted", e);
    }
  }

  /// Throws if the reader warned that the file ended before its pixels did.
  public void requireWhole() throws IOException {
    if (cutOff) {
      throw new MalformedImageException(input.getStreamPosition(), "the file ends early");
    }
  }

  @Override
  public void close() throws IOException {
    reader.dispose();
    input.close();
  }

  private static IOException damaged(Exception e) {
    if (e instanceof EOFException) {
      return new MalformedImageException("the file ends early", e);
    }
    // What the machine says of a mistake is of no use to the person who uploaded the file.
    boolean mistake =
        e instanceof ClassCastException
            || e instanceof NullPointerException
            || e instanceof IndexOutOfBoundsException
            || e instanceof NegativeArraySizeException
            || e instanceof IllegalArgumentException
            || e instanceof ArithmeticException;
    var said = mistake || e.getMessage() == null ? "it contradicts itself" : e.getMessage();
    return DecoderMessages.failure(said, e);
  }

  private static boolean tellsOfCut(String warning) {
    var text = warning.toLowerCase(Locale.ROOT);
    return text.contains("premature") || text.contains("truncated");
  }
}
