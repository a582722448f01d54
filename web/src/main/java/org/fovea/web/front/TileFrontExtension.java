package org.fovea.web.front;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;

/// Puts the [TileFront] before everything else that handles a request of this application. The
/// server finds it by its name in `META-INF/services`.
public final class TileFrontExtension implements ServletExtension {
  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    var front = new TileFront();
    context.setAttribute(TileFront.class.getName(), front); // for whoever opens it
    deployment.addInitialHandlerChainWrapper(front);
  }
}
