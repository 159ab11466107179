package org.nbdscope.dissector.analysis;

/**
 * What another way to do the same would have cost: an estimate from the latencies seen, see {@link WhatIfs} for what it assumes.
 *
 * @param change         what is done differently, in words
 * @param requestsBefore how many requests were seen that it is about
 * @param requestsAfter  how many there would be left, at least
 * @param nanosBefore    how long these took, nanoseconds
 * @param shortestNanos  how long the ones left would take at least
 * @param longestNanos   how long they would take at most
 */
public record WhatIf(String change, long requestsBefore, long requestsAfter, long nanosBefore, long shortestNanos, long longestNanos) {
}
