package org.nbdscope.app.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.nbdscope.app.live.FollowedFrames;
import org.nbdscope.app.live.LiveInput;
import org.nbdscope.app.live.LiveStatistics;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.capture.PcapngWriter;

/** Packets of a sample that come in when the test says so. */
public final class ScriptedInput implements LiveInput {

    private final Path file;
    private final CaptureReader sample;
    private final PcapngWriter writer;
    private long packets;
    private boolean ended;

    /** @param file takes the packets, and is deleted when it is discarded */
    public ScriptedInput(Path sample, Path file) throws IOException {
        this.file = file;
        this.sample = CaptureReader.open(sample);
        writer = PcapngWriter.create(file);
    }

    /** So many packets more come in, as far as there are any and nobody has stopped it. */
    public synchronized void more(int count) throws IOException {
        for (int i = 0; i < count && !ended && sample.next(); i++) {
            if (packets++ == 0) {
                writer.addInterface(sample.frame().linkType, 0, "script");
            }
            writer.write(0, sample.frame());
        }
        if (!ended) {
            writer.flush();
        }
    }

    /** Nothing further comes. */
    public synchronized void end() throws IOException {
        if (!ended) {
            ended = true;
            writer.close();
            sample.close();
        }
    }

    @Override
    public String name() {
        return "script";
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public FollowedFrames frames() {
        return null;
    }

    @Override
    public synchronized boolean ended() {
        return ended;
    }

    @Override
    public void stop() {
        try {
            end();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized LiveStatistics statistics() {
        return new LiveStatistics(packets, 0, 0, 0);
    }

    @Override
    public void save(Path to) throws IOException {
        Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public boolean kept() {
        return false;
    }

    @Override
    public void discard() throws IOException {
        end();
        Files.deleteIfExists(file);
    }
}
