package org.fovea.web.link;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.fovea.model.image.ImageId;
import org.fovea.service.access.Caller;
import org.fovea.service.usage.UsageCounter;
import org.fovea.service.usage.UsageKind;

/// Counts the present request, if it is one to count.
@RequestScoped
public class VisitCounter {
  @Inject HttpServletRequest request;
  @Inject UsageCounter counter;
  @Inject Objection objection;

  /// Whoever asks for the head of an answer only has not seen anything.
  ///
  /// @param caller who was let in already
  public void count(Caller caller, UsageKind kind, ImageId image) {
    if (request.getMethod().equals("GET")) {
      counter.count(caller, kind, image, objection.visit());
    }
  }
}
