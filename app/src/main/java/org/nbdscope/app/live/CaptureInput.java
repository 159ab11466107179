package org.nbdscope.app.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Packets that libpcap captures. */
public final class CaptureInput implements LiveInput {

    private final LiveCapture capture;
    private final Path file;

    /** @param capture belongs to this from now on */
    CaptureInput(LiveCapture capture) {
        this.capture = capture;
        file = capture.files().get(0).path();
    }

    /** A capture with these settings. */
    public static LiveRequest request(CaptureSettings settings) {
        return problems -> new CaptureInput(LiveCapture.start(settings, listener(problems)));
    }

    private static LiveCaptureListener listener(Consumer<String> problems) {
        return new LiveCaptureListener() {
            @Override
            public void problem(LiveCaptureException problem) {
                problems.accept(problem.getMessage());
            }

            @Override
            public void ended() {
                // Whoever reads along sees it.
            }
        };
    }

    @Override
    public String name() {
        return String.join(", ", capture.settings().interfaces());
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public FollowedFrames frames() {
        return capture.settings().ring() == null ? null : new CaptureFollower(capture);
    }

    @Override
    public boolean ended() {
        return capture.hasEnded();
    }

    @Override
    public void stop() {
        capture.stop();
    }

    @Override
    public LiveStatistics statistics() {
        return capture.statistics();
    }

    @Override
    public void save(Path to) throws IOException {
        CaptureCopy.copy(capture.files().stream().map(CapturedFile::path).toList(), to);
    }

    @Override
    public boolean kept() {
        return capture.spool() == null;
    }

    @Override
    public void discard() throws IOException {
        capture.close();
        if (capture.spool() != null) {
            capture.spool().delete();
        }
    }
}
