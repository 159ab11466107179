package org.nbdscope.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.nbdscope.app.live.CaptureFilters;
import org.nbdscope.app.live.CaptureInterfaces;
import org.nbdscope.app.live.CaptureSettings;
import org.nbdscope.app.live.LiveCaptureException;
import org.nbdscope.app.live.LiveInterface;
import org.nbdscope.app.live.RingBuffer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code capture}. */
@Command(name = "capture", sortOptions = false, description = {
    "Capture live, and print the messages as they complete. Ends with Ctrl-C, and says what it saw.",
    "With -r - it reads a capture from a pipe while that grows, such as tcpdump's: ssh HOST tcpdump -U -w - | nbdscope capture -r -"})
final class CaptureCommand implements Callable<Integer> {

    private static final String STANDARD = "-";

    @ParentCommand
    NbdscopeCommand program;

    @Option(names = {"-i", "--interface"}, paramLabel = "IF",
            description = "Capture on this interface; can be repeated. By default the first that is up and no loopback.")
    List<String> interfaces = List.of();

    @Option(names = {"-f", "--capture-filter"}, paramLabel = "BPF",
            description = "Capture only this, in libpcap's language; by default \"" + CaptureSettings.DEFAULT_FILTER + "\".")
    String captureFilter;

    @Option(names = {"-r", "--read"}, paramLabel = "FILE", description = "Read this pipe while it grows; - is standard input.")
    String read;

    @Option(names = {"-w", "--write"}, paramLabel = "FILE",
            description = "Keep the packets as pcapng; - is standard output (without rows).")
    String file;

    @Option(names = {"-b", "--ring-buffer"}, paramLabel = "LIMIT",
            description = "Begin a new file after duration:S, filesize:KB or packets:N, and keep the newest files:N; can be repeated.")
    List<String> ring = List.of();

    @Option(names = {"-a", "--autostop"}, paramLabel = "LIMIT", description = "End after duration:S, filesize:KB or packets:N, at a"
            + " finding:SEVERITY (error, warning, note), or at a message that matches filter:EXPR; can be repeated.")
    List<String> autostop = List.of();

    @Option(names = {"-s", "--snapshot-length"}, paramLabel = "BYTES", description = "Keep so much of each packet; 0 is everything."
            + " By default " + CaptureSettings.HEADERS_ONLY + ": the headers, and little of the disk's content.")
    int snapLength = CaptureSettings.HEADERS_ONLY;

    @Option(names = {"-B", "--buffer-size"}, paramLabel = "MIB", description = "What the kernel may hold for each interface; by default "
            + CaptureSettings.DEFAULT_BUFFER_MEGABYTES + ".")
    int buffer = CaptureSettings.DEFAULT_BUFFER_MEGABYTES;

    @Option(names = {"-p", "--no-promiscuous-mode"}, description = "Only packets from and to this machine.")
    boolean notPromiscuous;

    @Mixin
    FilterOption filter;

    @Mixin
    RowOptions rows;

    @Option(names = {"-q", "--quiet"}, description = "No remarks and no summary on standard error.")
    boolean quiet;

    private Console console;

    @Override
    public Integer call() throws IOException {
        console = program.console(quiet);
        CaptureLimits limits = CaptureLimits.ofStop(autostop);
        RingBuffer files = CaptureLimits.ofRing(ring);
        FollowedRows followed = new FollowedRows(rows, filter.filter(), limits.rule());
        refuseContradictions(followed);
        StopSignal stop = new StopSignal();
        int status = ExitStatus.NO_INPUT;
        try {
            status = read != null
                    ? new PipeRun(read, file == null ? null : Path.of(file), limits.conditions(), followed, console, stop).run()
                    : live(limits, files, followed, stop);
            return status;
        } finally {
            stop.ended(status);
        }
    }

    private void refuseContradictions(FollowedRows followed) {
        if (read != null && !(interfaces.isEmpty() && captureFilter == null && ring.isEmpty())) {
            throw new UsageException("-r reads what was captured elsewhere: it does not go with -i, -f or -b");
        }
        if (STANDARD.equals(file) && (read != null || !ring.isEmpty() || followed.asksForMessages())) {
            throw new UsageException("-w - only passes packets on: it does not go with -r, -b, -c, -Y, a finding or a filter");
        }
        if (!ring.isEmpty() && followed.needsBytes()) {
            throw new UsageException("a filter or field that asks for the bytes of messages does not go with -b: their file may be gone");
        }
    }

    private int live(CaptureLimits limits, RingBuffer files, FollowedRows followed, StopSignal stop) throws IOException {
        try {
            CaptureSettings settings = settings(limits, files);
            boolean piped = STANDARD.equals(file);
            LiveRun run = new LiveRun(settings.withFile(file == null || piped ? null : Path.of(file)), followed, console, stop);
            return piped ? run.passOn() : run.print();
        } catch (LiveCaptureException e) {
            console.error(e.getMessage(), e);
            return switch (e.kind()) {
                case NO_INTERFACE, BAD_FILTER -> ExitStatus.WRONG_USAGE;
                default -> ExitStatus.NO_INPUT;
            };
        }
    }

    private CaptureSettings settings(CaptureLimits limits, RingBuffer files) throws LiveCaptureException {
        List<LiveInterface> known = CaptureInterfaces.list();
        List<LiveInterface> chosen = new ArrayList<>();
        for (String name : interfaces) {
            chosen.add(CaptureInterfaces.named(name, known));
        }
        if (chosen.isEmpty()) {
            chosen.add(CaptureInterfaces.usual(known));
        }
        String wanted = captureFilter == null ? CaptureSettings.DEFAULT_FILTER : captureFilter;
        for (LiveInterface one : chosen) {
            CaptureFilters.require(wanted, one.linkType());
        }
        try {
            return CaptureSettings.of(chosen.stream().map(LiveInterface::name).toArray(String[]::new)).withFilter(wanted)
                    .withSnapLength(snapLength == 0 ? CaptureSettings.EVERYTHING : snapLength).withBuffer(buffer)
                    .withPromiscuous(!notPromiscuous).withRing(files).withStop(limits.conditions());
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }
}
