package org.nbdscope.dissector.analysis;

import java.util.List;

/**
 * What went over one session's connection.
 *
 * @param messages       NBD messages, handshake included
 * @param clientBytes    bytes of the client's stream in messages, handshake included
 * @param serverBytes    bytes of the server's stream, likewise
 * @param undecodedBytes those of both that were taken for no message
 * @param missingBytes   those of both that are not in the capture
 * @param firstTimeNanos when the first message began, nanoseconds since 1970
 * @param lastTimeNanos  when the last message was complete
 * @param inFlight       requests of all commands in flight at once, NBD_CMD_DISC left out
 * @param commands       a row per command that occurs, in the order of the command numbers
 */
public record Traffic(long messages, long clientBytes, long serverBytes, long undecodedBytes, long missingBytes, long firstTimeNanos,
                      long lastTimeNanos, InFlightSummary inFlight, List<CommandStatistics> commands) {

    /** The statistics of a command by its name; null where it does not occur. */
    public CommandStatistics command(String name) {
        return commands.stream().filter(command -> command.name().equals(name)).findFirst().orElse(null);
    }
}
