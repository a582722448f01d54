package org.fovea.web.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.fovea.web.rest.image.TileDoorFilter;
import org.fovea.web.rest.image.XyzResource;
import org.fovea.web.rest.shared.AddressFilter;
import org.fovea.web.rest.shared.ImageErrorMapper;

/// What stands behind `/xyz`.
@ApplicationPath("xyz")
public class XyzApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        XyzResource.class, AddressFilter.class, TileDoorFilter.class, ImageErrorMapper.class);
  }
}
