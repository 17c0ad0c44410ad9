package org.cloudpcdesk.sample;

/**
 * What a sample tenant was asked so far, each question within a batch counted.
 *
 * @param requests to Graph, whatever the answer
 * @param throttled of them, answered 429 because of the rate
 */
public record Traffic(long requests, long throttled) {}
