package org.fovea.pyramid.decode.tiff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the pages of a slide that photograph the glass and not the specimen: its label, on which a
/// name may stand, and the whole slide with the label on it.
public final class SlidePages {
  /// How many letters of a description and of a name [#find] wants to see.
  public static final int HEAD_LETTERS = 200;

  private static final int REDUCED = 1;
  private static final int LEAST_TOLERANCE = 2; // pixels, for sides that were rounded
  private static final double TOLERANCE = 0.02;
  private static final Pattern NAMED =
      Pattern.compile(
          "(?is)\\s*(?:Aperio[^\\r\\n]{0,150}[\\r\\n]+)?\\s*(?:slide[ _-]?)?"
              + "(label|barcode|macro)(?:[ _-]?image)?(?![a-z]).*");
  private static final Pattern SMALLER_COPY = Pattern.compile("(?s)Aperio.*\\d+x\\d+ -> \\d+x.*");

  private SlidePages() {}

  /// What a page photographs.
  public enum Kind {
    /// The label, with writing or a code on it.
    LABEL,
    /// The whole slide from afar, label and all.
    MACRO,
    /// Something else than the specimen, or a smaller copy of something that is not there.
    OTHER
  }

  /// One page of the chain.
  ///
  /// @param description its first letters
  /// @param name of the page, its first letters
  /// @param subfileType tag 254
  /// @param width in pixels
  /// @param height in pixels
  /// @param tiled whether it is stored in tiles
  public record Page(
      String description, String name, long subfileType, long width, long height, boolean tiled) {
    private boolean reduced() {
      return (subfileType & REDUCED) != 0;
    }
  }

  /// Finds such pages.
  ///
  /// @param pages of the chain, in its order
  /// @param named by OME-XML, see [OmeImages#slidePages]
  /// @return kinds by index; never all pictures of full size, for one must be what was uploaded
  public static Map<Integer, Kind> find(List<Page> pages, Map<Integer, Kind> named) {
    var kinds = new HashMap<Integer, Kind>();
    boolean aperio = !pages.isEmpty() && pages.getFirst().description().startsWith("Aperio");
    for (int i = 0; i < pages.size(); i++) { // what OME-XML names beyond them is not there
      var kind = named.getOrDefault(i, kind(pages.get(i), aperio && i > 0));
      if (kind != null) {
        kinds.put(i, kind);
      }
    }
    boolean specimenLeft = false;
    for (int i = 0; i < pages.size(); i++) {
      specimenLeft |= !kinds.containsKey(i) && !pages.get(i).reduced();
    }
    if (!specimenLeft) {
      kinds.keySet().removeIf(i -> i == 0 || !pages.get(i).reduced());
    }
    addStrangers(pages, kinds);
    return kinds;
  }

  private static @Nullable Kind kind(Page page, boolean aperio) {
    for (var text : List.of(page.description(), page.name())) {
      var match = NAMED.matcher(text);
      if (match.matches()) {
        return match.group(1).equalsIgnoreCase("macro") ? Kind.MACRO : Kind.LABEL;
      }
    }
    boolean smallerCopy = page.tiled() || SMALLER_COPY.matcher(page.description()).matches();
    return aperio && !smallerCopy ? Kind.OTHER : null;
  }

  /// A smaller picture that has the shape of no larger one is no copy of it.
  private static void addStrangers(List<Page> pages, Map<Integer, Kind> kinds) {
    var shapes =
        pages.stream().filter(page -> !page.reduced()).map(SlidePages::shape).distinct().toList();
    for (int i = 1; i < pages.size(); i++) {
      var page = pages.get(i);
      if (page.reduced() && shapes.stream().noneMatch(shape -> fits(page, shape))) {
        kinds.putIfAbsent(i, Kind.OTHER);
      }
    }
  }

  private static double shape(Page page) {
    return (double) page.width() / Math.max(1, page.height());
  }

  private static boolean fits(Page page, double shape) {
    double width = page.height() * shape;
    double height = page.width() / Math.max(shape, Double.MIN_NORMAL);
    return Math.abs(width - page.width()) <= Math.max(LEAST_TOLERANCE, TOLERANCE * page.width())
        || Math.abs(height - page.height()) <= Math.max(LEAST_TOLERANCE, TOLERANCE * page.height());
  }
}
