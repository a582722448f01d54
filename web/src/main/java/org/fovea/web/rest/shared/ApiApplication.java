package org.fovea.web.rest.shared;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.fovea.web.rest.account.MeResource;
import org.fovea.web.rest.image.ImageEventsResource;
import org.fovea.web.rest.image.ImageResource;
import org.fovea.web.rest.upload.TusFilter;
import org.fovea.web.rest.upload.UploadResource;

/// What stands behind `/api`. Each first path segment is an application of its own, so that Faces
/// keeps all others.
@ApplicationPath("api")
public class ApiApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        MeResource.class,
        ImageResource.class,
        ImageEventsResource.class,
        UploadResource.class,
        TusFilter.class,
        ErrorMapper.class);
  }
}
