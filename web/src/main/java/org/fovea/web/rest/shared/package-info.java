/// What all doors for programs share: how bodies are read, and how refusals are answered.
@NullMarked
package org.fovea.web.rest.shared;

import org.jspecify.annotations.NullMarked;
