package org.fovea.web.rest.iiif;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.fovea.config.ServerSettings;
import org.fovea.model.image.ImageId;
import org.fovea.model.space.SpaceId;

/// The addresses of the doors of IIIF as the outside sees them.
@ApplicationScoped
class Links {
  @Inject ServerSettings server;

  /// The image service of an image; its pictures and `info.json` lie below.
  String image(ImageId image) {
    return link("/iiif/3/" + image.value());
  }

  String manifest(ImageId image) {
    return link("/iiif/presentation/3/" + image.value() + "/manifest");
  }

  String collection(SpaceId space) {
    return link("/iiif/presentation/3/" + space.value() + "/collection");
  }

  private String link(String path) {
    return server.link(path).toString();
  }
}
