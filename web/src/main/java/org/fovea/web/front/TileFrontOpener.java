package org.fovea.web.front;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.fovea.config.TileSettings;
import org.fovea.service.image.TileLoans;

/// Opens the [TileFront] when the application is there, unless it is switched off.
@WebListener
public class TileFrontOpener implements ServletContextListener {
  @Inject TileLoans loans;
  @Inject TileSettings settings;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    if (settings.front()
        && event.getServletContext().getAttribute(TileFront.class.getName())
            instanceof TileFront front) {
      front.open(loans);
    }
  }
}
