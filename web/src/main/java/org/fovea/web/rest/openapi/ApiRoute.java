package org.fovea.web.rest.openapi;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// One route of the API, as the Jakarta REST annotations of its method tell it.
///
/// @param key class and method, such as `SpaceResource.create`: how the table names it
/// @param method of HTTP, in capital letters
/// @param path from the root of the server, variables in braces and without their patterns
/// @param variables of the path in their order, each with its pattern; an empty one takes anything
///   but a slash
/// @param query names of the query parameters that annotations tell; resources that read the query
///   themselves have more
/// @param headers names of the header parameters
/// @param consumes media types of the body, none if annotations say nothing of it
/// @param produces media types of the answer
/// @param marks simple names of all annotations of class and method
record ApiRoute(
    String key,
    String method,
    String path,
    Map<String, String> variables,
    Set<String> query,
    Set<String> headers,
    List<String> consumes,
    List<String> produces,
    Set<String> marks) {}
