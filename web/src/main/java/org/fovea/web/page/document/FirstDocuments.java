package org.fovea.web.page.document;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.fovea.model.document.DocumentKind;
import org.fovea.service.document.DocumentService;

/// Publishes the first version of each document when a new site starts, so that no page is ever
/// without. Later versions are for administrators to publish.
@WebListener
public class FirstDocuments implements ServletContextListener {
  @Inject DocumentService documents;
  @Inject DocumentWriter writer;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    for (var kind : DocumentKind.values()) {
      documents.begin(kind, writer.write(kind, ""));
    }
  }
}
