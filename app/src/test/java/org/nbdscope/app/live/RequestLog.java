package org.nbdscope.app.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.CommandFlag;

/** The requests of a run, as the server wrote them down and as the program reports them, so that they can be compared. */
final class RequestLog {

    private static final Pattern LOGGED =
            Pattern.compile("connection=\\d+ (Read|Write|Zero|Trim|Flush|Extents|Cache) id=\\d+(?: offset=(\\S+) count=(\\S+))?.*");
    private static final Pattern TRACED =
            Pattern.compile("Got request: \\{ magic = \\S+, \\.flags = (\\S+), \\.type = (\\S+), from = (\\d+), len = (\\d+) \\}");
    private static final Pattern REPORTED =
            Pattern.compile("\"command\":\"NBD_CMD_(\\w+)\".*?\"offset\":(\\d+),\"length\":(\\d+)");
    private static final Pattern FLAGS = Pattern.compile("\\b(fua|req_one|fast)=1");

    private RequestLog() {
    }

    /** From nbdkit's log. */
    static List<String> logged(Path log) throws IOException {
        List<String> requests = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            Matcher found = LOGGED.matcher(line);
            if (found.find()) {
                String command = switch (found.group(1)) {
                    case "Zero" -> "WRITE_ZEROES";
                    case "Extents" -> "BLOCK_STATUS";
                    default -> found.group(1).toUpperCase(Locale.ROOT);
                };
                StringBuilder flags = new StringBuilder();
                FLAGS.matcher(found.group()).results().forEach(flag -> flags.append(flag.group(1)));
                requests.add(request(command, found.group(2), found.group(3), flags.toString()));
            }
        }
        requests.sort(null);
        return requests;
    }

    /** From what qemu-nbd traces as {@code nbd_receive_request}. */
    static List<String> traced(Path trace) throws IOException {
        List<String> requests = new ArrayList<>();
        for (String line : Files.readAllLines(trace)) {
            Matcher found = TRACED.matcher(line);
            Command command = found.find() ? Command.of(Integer.decode(found.group(2))) : null;
            if (command != null && command != Command.NBD_CMD_DISC) {
                int flags = Integer.decode(found.group(1));
                requests.add(request(command.name().substring("NBD_CMD_".length()), found.group(3), found.group(4),
                        (CommandFlag.NBD_CMD_FLAG_FUA.in(flags) ? "fua" : "") + (CommandFlag.NBD_CMD_FLAG_REQ_ONE.in(flags) ? "req_one" : "")
                                + (CommandFlag.NBD_CMD_FLAG_FAST_ZERO.in(flags) ? "fast" : "")));
            }
        }
        requests.sort(null);
        return requests;
    }

    /** From rows of {@code transactions -T jsonl}; each has to have its reply. */
    static List<String> reported(List<String> rows) {
        List<String> requests = new ArrayList<>();
        for (String row : rows) {
            Matcher found = REPORTED.matcher(row);
            if (found.find() && !found.group(1).equals("DISC")) {
                if (row.contains("\"replyFrame\":null")) {
                    throw new AssertionError("no reply: " + row);
                }
                String flags = (row.contains("CMD_FLAG_FUA") ? "fua" : "") + (row.contains("CMD_FLAG_REQ_ONE") ? "req_one" : "")
                        + (row.contains("CMD_FLAG_FAST_ZERO") ? "fast" : "");
                requests.add(request(found.group(1), found.group(2), found.group(3), flags));
            }
        }
        requests.sort(null);
        return requests;
    }

    private static String request(String command, String offset, String length, String flags) {
        boolean flush = command.equals("FLUSH");
        return command + " " + (flush ? 0 : Long.decode(offset)) + " " + (flush ? 0 : Long.decode(length)) + " " + flags;
    }
}
