package org.fovea.web.rest.shared;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A method that shows a thing as a JSON object, or changes or deletes it, of which clients know
/// the `ETag` (RFC 9110, section 13.1): one that shows it answers 304 to whoever has the same
/// already, and one that changes it 412, and changes nothing, if it is not any more what `If-Match`
/// names.
///
/// A resource has one of those that show it, and the others have its parameters first. All that
/// they change is in one transaction.
@Inherited
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Tagged {}
