package org.fovea.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// How one test of Node's test runner ended, as its JUnit reporter writes it.
///
/// @param name what should hold
/// @param skipped why it did not run, if it did not
/// @param failure why it does not hold, if it does not
record StoryReport(String name, Optional<String> skipped, Optional<String> failure) {

  /// Reads a report.
  ///
  /// @return all tests in it; none if the file is missing or empty, for then no test ran
  static List<StoryReport> read(Path file) {
    try {
      if (!Files.exists(file) || Files.size(file) == 0) {
        return List.of();
      }
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      var tests =
          factory.newDocumentBuilder().parse(file.toFile()).getElementsByTagName("testcase");
      return IntStream.range(0, tests.getLength())
          .mapToObj(index -> of((Element) tests.item(index)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SAXException | ParserConfigurationException e) {
      throw new IllegalStateException("not a report: " + file, e);
    }
  }

  boolean isFine() {
    return failure.isEmpty();
  }

  private static StoryReport of(Element test) {
    return new StoryReport(
        test.getAttribute("name"),
        child(test, "skipped").map(skipped -> skipped.getAttribute("message")),
        child(test, "failure").map(Element::getTextContent).map(String::strip));
  }

  private static Optional<Element> child(Element test, String name) {
    return Optional.ofNullable((Element) test.getElementsByTagName(name).item(0));
  }
}
