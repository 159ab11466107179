package org.nbdscope.app.view.summary;

import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.dissector.analysis.LatencySummary;

/**
 * A command over all connections.
 *
 * @param name       without its prefix
 * @param group      its colour
 * @param requests   how many
 * @param unanswered how many of them have no complete reply
 * @param bytes      of the export concerned in those answered without an error; unsigned
 * @param wire       bytes of requests and replies on the wire
 * @param errors     replies with an error
 * @param latency    of the complete replies
 * @param spread     complete replies by latency: below 1.024 µs, then twice as wide each
 */
public record CommandLine(String name, CommandGroup group, long requests, long unanswered, long bytes, long wire, long errors,
                          LatencySummary latency, int[] spread) {
}
