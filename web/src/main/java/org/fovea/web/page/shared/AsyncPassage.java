package org.fovea.web.page.shared;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.omnifaces.facesviews.FacesViewsForwardingFilter;

/// Lets asynchronous answers, such as server-sent events, pass the filter that gives pages their
/// addresses: OmniFaces puts it before everything, but does not declare that it supports them.
@WebListener
public class AsyncPassage implements ServletContextListener {

  @Override
  public void contextInitialized(ServletContextEvent event) {
    var name = FacesViewsForwardingFilter.class.getName();
    if (event.getServletContext().getFilterRegistration(name)
        instanceof FilterRegistration.Dynamic filter) {
      filter.setAsyncSupported(true);
    } else {
      throw new IllegalStateException("the server lets nobody change the filter " + name);
    }
  }
}
