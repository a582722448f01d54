package org.fovea.hub.settings;

/// The configuration is not as it must be. The message names the key, and what is wanted.
public class SettingsException extends Exception {
  public SettingsException(String message) {
    super(message);
  }
}
