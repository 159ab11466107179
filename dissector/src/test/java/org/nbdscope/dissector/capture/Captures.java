package org.nbdscope.dissector.capture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads captures the way tests want to compare them. */
final class Captures {

    private Captures() { }

    /** All that a frame says, on a line. */
    static String line(Frame frame) {
        byte[] bytes = new byte[frame.capturedLength];
        frame.bytes.get(frame.offset, bytes);
        String time = frame.timeNanos == Frame.NO_TIME ? "none" : Long.toString(frame.timeNanos);
        return frame.number + " t=" + time + " l=" + frame.linkType + " i=" + frame.interfaceIndex + " o=" + frame.originalLength
                + " @" + frame.filePosition + " " + HexFormat.of().formatHex(bytes);
    }

    /** Takes what is there at the moment. */
    static void drain(FrameSource source, List<String> lines) throws IOException {
        while (source.next()) {
            lines.add(line(source.frame()));
        }
    }

    static List<String> lines(FrameSource source) throws IOException {
        List<String> lines = new ArrayList<>();
        drain(source, lines);
        return lines;
    }

    static CaptureReader open(byte[] capture) throws IOException {
        return CaptureReader.open(Channels.newChannel(new ByteArrayInputStream(capture)), "test");
    }

    static List<String> lines(byte[] capture) throws IOException {
        try (CaptureReader reader = open(capture)) {
            return lines(reader);
        }
    }
}
