package org.fovea.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.POST;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.fovea.web.rest.shared.Idempotent;
import org.junit.jupiter.api.Test;

class ApiApplicationTest {

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

  private static Stream<Method> posts() {
    return methods().filter(method -> method.isAnnotationPresent(POST.class));
  }

  private static Stream<Method> methods() {
    return new ApiApplication()
        .getClasses().stream().flatMap(type -> Arrays.stream(type.getDeclaredMethods()));
  }
}
