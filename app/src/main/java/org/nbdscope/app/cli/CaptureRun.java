package org.nbdscope.app.cli;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.nbdscope.dissector.capture.CaptureException;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.model.Dissection;
import org.nbdscope.dissector.session.SessionListener;

/** Reads a whole capture for a command, and says in one line what went wrong with it. */
final class CaptureRun {

    /** Packets between two looks at the clock and at whether the rest is wanted at all. */
    private static final int BATCH = 8192;
    private static final String STANDARD_INPUT = "standard input";

    /** What a command does with the capture. */
    interface Reader {

        /** Who is told of the sessions besides the model, after it; null for nobody. */
        default SessionListener behind() {
            return null;
        }

        /** Before the first packet. */
        default void begin(OpenCapture capture) {
        }

        /** Whether fields are asked for that only the packets themselves have, so that they must be read again. */
        default boolean needsBytes() {
            return false;
        }

        /** Whether rows are printed while the capture is read: on a terminal they are the progress. */
        default boolean printsMeanwhile() {
            return false;
        }

        /** Whether all that was asked for has been printed, so that the rest of the capture need not be read. */
        default boolean satisfied() {
            return false;
        }

        /** After the last packet. */
        void end(OpenCapture capture) throws IOException;
    }

    private final String input;
    private final Console console;

    CaptureRun(String input, Console console) {
        this.input = input;
        this.console = console;
    }

    /** Runs and returns the exit status. */
    int run(Reader command) throws IOException {
        try (CaptureReader reader = open(command.needsBytes());
                OpenCapture capture = new OpenCapture(reader, command.needsBytes(), command.behind())) {
            command.begin(capture);
            CaptureException damage = read(capture.dissection(), reader, command);
            capture.dissection().finish();
            console.endProgress();
            command.end(capture);
            if (damage != null && !command.satisfied()) {
                console.error(input + ": " + damage.getMessage());
                return ExitStatus.DAMAGED_INPUT;
            }
            return ExitStatus.DONE;
        } catch (CaptureException e) {
            console.error(e.getMessage(), e);
            return ExitStatus.NO_INPUT;
        } catch (FileSystemException e) {
            console.error(reason(e), e);
            return ExitStatus.NO_INPUT;
        }
    }

    private CaptureReader open(boolean seekable) throws IOException {
        if (input.equals("-")) {
            ReadableByteChannel in = Channels.newChannel(System.in);
            return seekable ? CaptureReader.openSeekable(in, STANDARD_INPUT) : CaptureReader.open(in, STANDARD_INPUT);
        }
        return seekable ? CaptureReader.openSeekable(Path.of(input)) : CaptureReader.open(Path.of(input));
    }

    /** Reads to the end or to the damage, which it returns. */
    private CaptureException read(Dissection dissection, CaptureReader reader, Reader command) throws IOException {
        try {
            boolean progress = !(command.printsMeanwhile() && Console.isTerminal(1));
            while (!command.satisfied() && dissection.read(BATCH) == BATCH) {
                if (progress) {
                    console.progress(reader.position(), reader.size());
                }
            }
            return reader.cut();
        } catch (CaptureException e) {
            return e;
        }
    }

    /** Why a file cannot be read, in one line. */
    static String reason(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return e.getFile() + ": no such file";
        }
        if (e instanceof AccessDeniedException) {
            return e.getFile() + ": no permission to read it";
        }
        return e.getMessage();
    }
}
