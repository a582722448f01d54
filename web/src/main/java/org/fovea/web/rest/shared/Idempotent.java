package org.fovea.web.rest.shared;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A method that creates something, once for each `Idempotency-Key`: asked again with the same key
/// it gives the same answer and creates nothing more. Without a key it creates each time.
///
/// The method answers JSON or nothing. All that it changes is in one transaction with the answer.
@Inherited
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {}
