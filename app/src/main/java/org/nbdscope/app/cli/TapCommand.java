package org.nbdscope.app.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.nbdscope.app.live.Tap;
import org.nbdscope.app.live.TapAddress;
import org.nbdscope.app.live.TapRecording;
import org.nbdscope.app.live.TapTotals;
import org.nbdscope.dissector.export.ByteCount;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code tap}. */
@Command(name = "tap", sortOptions = false, description = {
    "A recording proxy: point the client at it, and it passes everything on to the server. Needs no privilege, and sees Unix sockets.",
    "An ADDRESS is tcp:HOST:PORT (tcp:[::1]:10809 for IPv6) or unix:PATH. Ends with Ctrl-C.",
    "Prints messages as they come where one of -T, -Y, -e and -c is given."})
final class TapCommand implements Callable<Integer> {

    private static final String STANDARD_OUTPUT = "-";
    private static final long POLL_MILLIS = 50;
    /** How often is looked whether anybody still reads standard output. */
    private static final long READER_POLL_MILLIS = 200;

    @ParentCommand
    private NbdscopeCommand program;

    @Option(names = "--listen", required = true, paramLabel = "ADDRESS", description = "Where clients connect to.")
    private String listen;

    @Option(names = "--connect", required = true, paramLabel = "ADDRESS", description = "Where the server listens.")
    private String connect;

    @Option(names = {"-w", "--write"}, paramLabel = "FILE",
            description = "Record as pcapng, in packets as if it had been captured; - is standard output.")
    private String file;

    @Option(names = "--full", description = "Record the data of reads and writes as well; else only what is said about them.")
    private boolean full;

    @Mixin
    private RowOptions rows;

    @Mixin
    private FilterOption filter;

    @Option(names = {"-q", "--quiet"}, description = "No remarks and no summary on standard error.")
    private boolean quiet;

    private Console console;
    private boolean printing;
    private volatile boolean readerGone;

    @Override
    public Integer call() throws IOException {
        console = program.console(quiet);
        TapAddress from = address("--listen", listen);
        TapAddress to = address("--connect", connect);
        checkUsage(from, to);
        StopSignal stop = new StopSignal();
        int status = ExitStatus.NO_INPUT;
        try {
            status = listen(from, to, stop);
            return status;
        } finally {
            stop.ended(status);
        }
    }

    private void checkUsage(TapAddress from, TapAddress to) {
        printing = rows.wanted() || filter.given();
        rows.fields();
        rows.limit();
        filter.filter();
        if (to.path() == null && to.port() == 0) {
            throw new UsageException("--connect: \"" + connect + "\" is no address: port 0 is for listening only");
        }
        if (from.equals(to)) {
            throw new UsageException("--listen and --connect are the same address");
        }
        if (full && file == null) {
            throw new UsageException("--full says what to record: it wants -w FILE");
        }
        if (printing && toStandardOutput()) {
            throw new UsageException("standard output takes the recording (-w -) or messages, not both");
        }
    }

    private boolean toStandardOutput() {
        return STANDARD_OUTPUT.equals(file);
    }

    private static TapAddress address(String option, String text) {
        try {
            return TapAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(option + ": " + e.getMessage());
        }
    }

    private int listen(TapAddress from, TapAddress to, StopSignal stop) throws IOException {
        Tap tap;
        try {
            tap = Tap.listen(from, to, this::problem);
        } catch (IOException e) {
            console.error("cannot listen on " + from + ": " + e.getMessage(), e);
            return ExitStatus.NO_INPUT;
        }
        // What is printed without being kept still goes through a file: a live capture is a file that grows.
        Path kept = null;
        try (tap) {
            if (printing || file != null && !toStandardOutput()) {
                kept = file != null ? Path.of(file) : Files.createTempFile("nbdscope", ".spool");
            }
            return kept == null && file == null ? relay(tap, null, null, stop) : record(tap, kept, stop);
        } finally {
            if (file == null && kept != null) {
                Files.deleteIfExists(kept);
            }
        }
    }

    private int record(Tap tap, Path kept, StopSignal stop) throws IOException {
        TapRecording recording;
        try {
            recording = kept == null ? TapRecording.create(Output.channel(), full, this::recordingEnded)
                    : TapRecording.create(kept, full, this::recordingEnded);
        } catch (FileSystemException e) {
            console.error("cannot write " + kept + ": " + reason(e), e);
            return ExitStatus.NO_INPUT;
        }
        try (recording) {
            return relay(tap, recording, kept, stop);
        }
    }

    private static String reason(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return "no such folder";
        }
        return e instanceof AccessDeniedException ? "no permission" : e.getReason();
    }

    private int relay(Tap tap, TapRecording recording, Path kept, StopSignal stop) throws IOException {
        tap.start(recording);
        console.remark("listening on " + tap.address() + ", passing on to " + connect
                + (file == null || toStandardOutput() ? "" : ", recording to " + file) + "; Ctrl-C ends it");
        try {
            if (printing) {
                watch(tap, recording, kept, stop);
            } else {
                OutputReader output = new OutputReader();
                while (!readerGone && !(toStandardOutput() && output.gone()) && !stop.await(READER_POLL_MILLIS)) {
                    continue;
                }
                close(tap, recording);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        summary(tap.totals());
        return recording != null && recording.failed() && !readerGone ? ExitStatus.NO_INPUT : ExitStatus.DONE;
    }

    private void watch(Tap tap, TapRecording recording, Path kept, StopSignal stop) throws IOException, InterruptedException {
        while (Files.size(kept) == 0 && !stop.await(1)) {
            // The file's header is on its way to it.
            continue;
        }
        try (GrowingCapture capture = new FollowedRows(rows, filter.filter(), StopRule.never()).follow(kept)) {
            OutputReader output = new OutputReader();
            while (!capture.satisfied() && !stop.await(capture.follow() ? POLL_MILLIS : 0)) {
                output.require();
            }
            close(tap, recording);
            capture.rest(stop);
            capture.end();
        }
    }

    private static void close(Tap tap, TapRecording recording) throws IOException {
        tap.close();
        if (recording != null) {
            recording.close();
        }
    }

    private void summary(TapTotals totals) {
        console.remark(totals.connections() + (totals.connections() == 1 ? " connection, " : " connections, ")
                + ByteCount.rounded(totals.toServer()) + " to the server, " + ByteCount.rounded(totals.toClient()) + " to the client, "
                + totals.messages() + (totals.messages() == 1 ? " message" : " messages"));
    }

    private synchronized void problem(String line) {
        console.error(line);
    }

    private void recordingEnded(IOException failure) {
        if (failure.getCause() instanceof Output.ClosedPipeException) {
            // Whoever read the recording has seen enough: that is a way to end it.
            readerGone = true;
        } else {
            problem("the recording ends here: " + failure.getMessage());
        }
    }
}
