package org.fovea.web.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.fovea.web.rest.iiif.ImageApiResource;
import org.fovea.web.rest.iiif.PresentationResource;
import org.fovea.web.rest.image.TileDoorFilter;
import org.fovea.web.rest.shared.AddressFilter;
import org.fovea.web.rest.shared.ImageErrorMapper;

/// What stands behind `/iiif`.
@ApplicationPath("iiif")
public class IiifApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        ImageApiResource.class,
        PresentationResource.class,
        AddressFilter.class,
        TileDoorFilter.class,
        ImageErrorMapper.class);
  }
}
