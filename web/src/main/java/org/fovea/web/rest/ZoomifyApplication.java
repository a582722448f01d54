package org.fovea.web.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.fovea.web.rest.image.TileDoorFilter;
import org.fovea.web.rest.image.ZoomifyResource;
import org.fovea.web.rest.shared.AddressFilter;
import org.fovea.web.rest.shared.ImageErrorMapper;

/// What stands behind `/zoomify`.
@ApplicationPath("zoomify")
public class ZoomifyApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        ZoomifyResource.class, AddressFilter.class, TileDoorFilter.class, ImageErrorMapper.class);
  }
}
