package org.fovea.web.rest.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ext.Provider;

/// The same for image addresses: whoever may not see an image gets 404, logged in or not.
@Provider
@ApplicationScoped
public class ImageErrorMapper extends ErrorMapper {
  @Override
  protected boolean asksForLogin() {
    return false;
  }
}
