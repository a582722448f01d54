package org.fovea.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.fovea.model.image.ImageId;
import org.fovea.model.space.SpaceId;
import org.fovea.web.rest.image.ImageResource;
import org.fovea.web.rest.shared.Idempotent;
import org.fovea.web.rest.shared.Tagged;
import org.fovea.web.rest.space.FolderResource;
import org.fovea.web.rest.space.SpaceResource;
import org.junit.jupiter.api.Test;

class ApiApplicationTest {
  private static final List<Class<? extends Annotation>> CHANGING =
      List.of(POST.class, PUT.class, PATCH.class, DELETE.class);

  /// What follows makes nothing that would be there twice: it changes something that is there, to
  /// the same every time, or is refused the second time, or only looks. An upload that was begun
  /// twice is empty and expires.
  @Test
  void whateverCreatesTakesAnIdempotencyKey() {
    assertThat(posts().filter(post -> !post.isAnnotationPresent(Idempotent.class)))
        .extracting(post -> post.getDeclaringClass().getSimpleName() + "." + post.getName())
        .containsExactlyInAnyOrder(
            "HandOverResource.accept",
            "HandOverResource.decline",
            "ImageMovesResource.move",
            "ImageResource.keep",
            "ImageResource.reprocess",
            "ImageResource.retry",
            "ImageResource.strip",
            "MeResource.acceptTerms",
            "PeopleResource.erase",
            "PeopleResource.find",
            "PeopleResource.reinstate",
            "PeopleResource.suspend",
            "PolicyResource.test",
            "RequestDeskResource.answer",
            "RequestDeskResource.extend",
            "RequestDeskResource.refuse",
            "RetentionResource.run",
            "UploadResource.create");
  }

  @Test
  void whatTakesOneIsSentByPost() {
    assertThat(methods().filter(method -> method.isAnnotationPresent(Idempotent.class)))
        .isNotEmpty()
        .allMatch(method -> method.isAnnotationPresent(POST.class));
  }

  /// Whatever is tagged and changes is compared with what the resource shows: with one of them.
  @Test
  void aResourceShowsOneThingThatHasATag() {
    var tagged = methods().filter(method -> method.isAnnotationPresent(Tagged.class)).toList();
    assertThat(tagged).isNotEmpty();
    for (var method : tagged) {
      var shown =
          tagged.stream()
              .filter(other -> other.getDeclaringClass().equals(method.getDeclaringClass()))
              .filter(other -> other.isAnnotationPresent(GET.class))
              .toList();
      assertThat(shown).as(method.toString()).hasSize(1);
      var first = shown.getFirst().getParameterTypes();
      assertThat(method.getParameterTypes()).startsWith(first);
      assertThat(first[0]).isIn(SpaceId.class, ImageId.class);
      assertThat(method.getAnnotation(Path.class).value())
          .startsWith(shown.getFirst().getAnnotation(Path.class).value());
    }
  }

  /// Else `If-Match` would be ignored, and somebody's work overwritten. What follows creates, or is
  /// more than one transaction.
  @Test
  void whateverChangesASpaceAFolderOrAnImageAsksForItsTag() {
    var resources = List.of(SpaceResource.class, FolderResource.class, ImageResource.class);
    assertThat(
            methods()
                .filter(method -> resources.contains(method.getDeclaringClass()))
                .filter(method -> CHANGING.stream().anyMatch(method::isAnnotationPresent))
                .filter(method -> !method.isAnnotationPresent(Tagged.class)))
        .extracting(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName())
        .containsExactlyInAnyOrder(
            "SpaceResource.create", "FolderResource.create", "ImageResource.strip");
  }

  private static Stream<Method> posts() {
    return methods().filter(method -> method.isAnnotationPresent(POST.class));
  }

  private static Stream<Method> methods() {
    return new ApiApplication()
        .getClasses().stream().flatMap(type -> Arrays.stream(type.getDeclaredMethods()));
  }
}
