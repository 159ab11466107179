package org.nbdscope.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nbdscope.app.live.StopConditions;
import org.nbdscope.dissector.capture.CaptureException;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.capture.Compression;
import org.nbdscope.dissector.capture.FrameSource;
import org.nbdscope.dissector.export.ByteCount;

/** A capture that comes through a pipe, from begin to end: rows are printed as packets come. */
final class PipeRun {

    private static final String STANDARD_INPUT = "-";
    private static final long POLL_MILLIS = 20;

    private final String input;
    private final Path file;
    private final StopConditions limits;
    private final FollowedRows followed;
    private final Console console;
    private final StopSignal stop;
    private final OutputReader output = new OutputReader();
    private final long beganNanos = System.nanoTime();

    /**
     * Reads nothing yet.
     *
     * @param input a file, or - for standard input
     * @param file  is written as pcapng; null for none
     */
    PipeRun(String input, Path file, StopConditions limits, FollowedRows followed, Console console, StopSignal stop) {
        this.input = input;
        this.file = file;
        this.limits = limits;
        this.followed = followed;
        this.console = console;
        this.stop = stop;
    }

    /** Reads until the pipe ends or the user wants to end it, and returns the exit status. */
    int run() throws IOException {
        String name = input.equals(STANDARD_INPUT) ? "standard input" : input;
        try (PipeInput pipe = new PipeInput(open(), stop);
                CaptureReader reader = followed.needsBytes() ? CaptureReader.openSeekable(pipe, name) : CaptureReader.open(pipe, name)) {
            // Compressed with zstd it can be read only once, so that an end for the moment would be an end.
            pipe.patient(reader.compression() == Compression.ZSTD);
            try (RecordedFrames recorded = file == null ? null : new RecordedFrames(reader, file)) {
                return read(pipe, reader, recorded == null ? reader : recorded);
            }
        } catch (CaptureException e) {
            console.error(e.getMessage(), e);
            return ExitStatus.NO_INPUT;
        } catch (FileSystemException e) {
            console.error(CaptureRun.reason(e), e);
            return ExitStatus.NO_INPUT;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitStatus.NO_INPUT;
        }
    }

    private InputStream open() throws IOException {
        return input.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(input));
    }

    private int read(PipeInput pipe, CaptureReader reader, FrameSource frames) throws IOException, InterruptedException {
        try (GrowingCapture rows = followed.follow(reader, frames, () -> { })) {
            pipe.beforeWaiting(rows::flush);
            CaptureException damage = follow(pipe, reader, rows);
            rows.end();
            console.remark(rows.packets() + (rows.packets() == 1 ? " packet" : " packets") + " read; " + rows.decoded() + " decoded"
                    + (rows.lostBytes() == 0 ? "" : ", " + ByteCount.rounded(rows.lostBytes()) + " of the streams missing"));
            if (damage != null) {
                console.error(input + ": " + damage.getMessage(), damage);
                return ExitStatus.DAMAGED_INPUT;
            }
            return ExitStatus.DONE;
        }
    }

    /** Reads to the end, or to the damage, which it returns. */
    private CaptureException follow(PipeInput pipe, CaptureReader reader, GrowingCapture rows) throws IOException, InterruptedException {
        try {
            while (!pipe.ended()) {
                boolean all = rows.follow();
                boolean enough = limits.enough(rows.packets(), reader.position()) || limits.over(System.nanoTime() - beganNanos);
                if (rows.satisfied() || enough || stop.wished()) {
                    return null;
                }
                output.require();
                if (all) {
                    pipe.awaitBytes(POLL_MILLIS);
                }
            }
            rows.rest(stop);
            return reader.cut();
        } catch (CaptureException e) {
            return e;
        }
    }
}
