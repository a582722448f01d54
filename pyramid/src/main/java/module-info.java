/// The pyramid engine: makes Deep Zoom pyramids of very large images and reads their tiles.
///
/// Only reading is meant for a server's process; building runs in a process of its own, see
/// `org.fovea.pyramid.cli.Main`. The decoders of ImageIO are services of the class path and are
/// therefore not named here.
module org.fovea.pyramid {
  requires static org.jspecify;
  requires static com.drew.metadata; // called by the command line only, which has it
  requires java.desktop;

  exports org.fovea.pyramid;
  exports org.fovea.pyramid.decode;
  exports org.fovea.pyramid.geometry;
  exports org.fovea.pyramid.render;
  exports org.fovea.pyramid.source;

  // Types that those above show in their signatures.
  exports org.fovea.pyramid.codec; // TileCodecs, a setting of PyramidBuilder
  exports org.fovea.pyramid.memory; // PixelStrip, which a TileSource fills
  exports org.fovea.pyramid.szi; // MalformedPyramidException, which PyramidReader throws
}
