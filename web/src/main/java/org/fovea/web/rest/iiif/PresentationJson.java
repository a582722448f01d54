package org.fovea.web.rest.iiif;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import org.fovea.model.image.ImageId;
import org.fovea.model.image.ImageState;
import org.fovea.model.space.SpaceId;
import org.fovea.pyramid.geometry.PyramidShape;
import org.fovea.pyramid.geometry.Region;
import org.fovea.service.image.ImagePage;
import org.fovea.service.image.PyramidView;

/// Manifests and collections. Titles and names of spaces are all that they tell beside sizes and
/// addresses: nothing of whoever uploaded an image.
final class PresentationJson {
  static final String CONTEXT = "http://iiif.io/api/presentation/3/context.json";
  private static final int THUMBNAIL_PIXELS = 256;

  private final Links links;

  PresentationJson(Links links) {
    this.links = links;
  }

  /// A manifest of one canvas, which one picture covers.
  JsonObject manifest(ImageId image, String title, PyramidView pyramid) {
    var shape = pyramid.shape();
    var manifest = links.manifest(image);
    var canvas = manifest.replaceFirst("/manifest$", "/canvas");
    var whole = Size.largest(new Region(0, 0, shape.width(), shape.height()), false);
    var painting =
        Json.createObjectBuilder()
            .add("id", canvas + "/painting")
            .add("type", "Annotation")
            .add("motivation", "painting")
            .add("body", picture(image, "max", whole))
            .add("target", canvas);
    var page =
        Json.createObjectBuilder()
            .add("id", canvas + "/page")
            .add("type", "AnnotationPage")
            .add("items", Json.createArrayBuilder().add(painting));
    var thumbnail = Json.createArrayBuilder().add(thumbnail(image, shape));
    return labelled(
            Json.createObjectBuilder().add("@context", CONTEXT), manifest, "Manifest", title)
        .add("thumbnail", thumbnail)
        .add(
            "items",
            Json.createArrayBuilder()
                .add(
                    labelled(Json.createObjectBuilder(), canvas, "Canvas", title)
                        .add("width", shape.width())
                        .add("height", shape.height())
                        .add("items", Json.createArrayBuilder().add(page))))
        .build();
  }

  /// A page of a space's images. Presentation 3.0 has no pages of collections, but collections of
  /// collections: the next page is the last member.
  ///
  /// @param after the last image of the page before
  JsonObject collection(SpaceId space, String name, Optional<ImageId> after, ImagePage page) {
    var items = Json.createArrayBuilder();
    page.images().stream()
        .filter(image -> image.state() == ImageState.READY)
        .forEach(image ->
            items.add(
                labelled(
                    Json.createObjectBuilder(),
                    links.manifest(image.id()),
                    "Manifest",
                    image.title())));
    page.next().ifPresent(next -> addNext(items, space, name, next));
    return labelled(
            Json.createObjectBuilder().add("@context", CONTEXT),
            address(space, after),
            "Collection",
            name)
        .add("items", items)
        .build();
  }

  private void addNext(JsonArrayBuilder items, SpaceId space, String name, ImageId next) {
    var address = address(space, Optional.of(next));
    items.add(labelled(Json.createObjectBuilder(), address, "Collection", name));
  }

  private String address(SpaceId space, Optional<ImageId> after) {
    return links.collection(space) + after.map(image -> "?after=" + image.value()).orElse("");
  }

  private static JsonObjectBuilder labelled(
      JsonObjectBuilder json, String id, String type, String label) {
    return json.add("id", id)
        .add("type", type)
        .add("label", Json.createObjectBuilder().add("none", Json.createArrayBuilder().add(label)));
  }

  /// A level that is one tile, so that nothing needs to be made.
  private JsonObjectBuilder thumbnail(ImageId image, PyramidShape shape) {
    int level = 0;
    while (level + 1 < shape.levels()
        && Math.max(shape.width(level + 1), shape.height(level + 1)) <= THUMBNAIL_PIXELS) {
      level++;
    }
    var size = new Size(shape.width(level), shape.height(level));
    return picture(image, size.width() + "," + size.height(), size);
  }

  private JsonObjectBuilder picture(ImageId image, String asked, Size size) {
    return Json.createObjectBuilder()
        .add("id", links.image(image) + "/full/" + asked + "/0/default.jpg")
        .add("type", "Image")
        .add("format", "image/jpeg")
        .add("width", size.width())
        .add("height", size.height())
        .add(
            "service",
            Json.createArrayBuilder()
                .add(
                    Json.createObjectBuilder()
                        .add("id", links.image(image))
                        .add("type", "ImageService3")
                        .add("profile", "level2")));
  }
}
