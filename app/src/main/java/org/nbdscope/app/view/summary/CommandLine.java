package org.nbdscope.app.view.summary;

import java.util.List;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.dissector.analysis.LatencySummary;
import org.nbdscope.dissector.protocol.Command;

/**
 * A command over all connections.
 *
 * @param number     its number
 * @param name       without its prefix
 * @param group      its colour
 * @param requests   how many
 * @param unanswered how many of them have no complete reply
 * @param bytes      of the export concerned in those answered without an error; unsigned
 * @param wire       bytes of requests and replies on the wire
 * @param errors     replies with an error
 * @param latency    of the complete replies
 * @param spread     complete replies by latency: below 1.024 µs, then twice as wide each
 * @param overTime   the longest latency, in nanoseconds, of the requests begun in each of equal parts of the capture's time
 */
public record CommandLine(int number, String name, CommandGroup group, long requests, long unanswered, long bytes, long wire, long errors,
                          LatencySummary latency, int[] spread, long[] overTime) {

    /** What people call it. */
    public String label() {
        return Command.of(number) == null ? "command " + name : name;
    }

    /** The display filter for its messages. */
    public String filter() {
        return "nbd.type == " + (Command.of(number) == null ? String.valueOf(number) : Command.of(number).name());
    }

    /** The display filter for its replies with an error. */
    public String errorFilter() {
        return filter() + " && nbd.error != 0";
    }

    /** The commands as a table with commas; latencies in nanoseconds, empty where there are none. */
    public static String csv(List<CommandLine> commands) {
        StringBuilder text = new StringBuilder("command,count,bytes,wire_bytes,p50_ns,p90_ns,p99_ns,max_ns,errors,unanswered\n");
        for (CommandLine command : commands) {
            LatencySummary latency = command.latency;
            text.append(command.name).append(',').append(command.requests).append(',').append(Long.toUnsignedString(command.bytes)).append(',')
                    .append(command.wire).append(',');
            text.append(latency.count() == 0 ? ",,," : latency.p50() + "," + latency.p90() + "," + latency.p99() + "," + latency.max());
            text.append(',').append(command.errors).append(',').append(command.unanswered).append('\n');
        }
        return text.toString();
    }
}
