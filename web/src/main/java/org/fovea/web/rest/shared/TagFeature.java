package org.fovea.web.rest.shared;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/// Sees to it that the answers of [Tagged] methods have tags.
@Provider
public class TagFeature implements DynamicFeature {
  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    if (resource.getResourceMethod().isAnnotationPresent(Tagged.class)) {
      context.register(new TagFilter());
    }
  }
}
