package org.fovea.web.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.fovea.web.rest.image.DescriptorResource;
import org.fovea.web.rest.image.PyramidFileResource;
import org.fovea.web.rest.image.TileDoorFilter;
import org.fovea.web.rest.image.TileResource;
import org.fovea.web.rest.shared.AddressFilter;
import org.fovea.web.rest.shared.ImageErrorMapper;

/// What stands behind `/dzi`.
@ApplicationPath("dzi")
public class DziApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        DescriptorResource.class,
        TileResource.class,
        PyramidFileResource.class,
        AddressFilter.class,
        TileDoorFilter.class,
        ImageErrorMapper.class);
  }
}
