package org.fovea.service.policy;

/// One line of the answer to "why", in the order of the expression.
///
/// @param depth how deep the test stands in the expression; 0 is the whole
/// @param holds whether the test holds
/// @param test the test as it is written in the expression
/// @param words the same said to the person it is about
public record Reason(int depth, boolean holds, String test, String words) {}
