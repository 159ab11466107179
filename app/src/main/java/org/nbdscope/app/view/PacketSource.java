package org.nbdscope.app.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.nbdscope.dissector.detail.PacketOutcome;

/** Where the cells of packets have their lines from. */
public interface PacketSource {

    /** The line of a packet; null where it is not there (yet). */
    PacketLine line(long number);

    /** Reads each packet when it is asked for, and keeps the last one; for scans that go from one to the next. */
    static PacketSource reading(CaptureDocument document, FileAccess file) {
        PacketLines lines = new PacketLines(document);
        return new PacketSource() {

            private long at = -1;
            private PacketLine last;

            @Override
            public PacketLine line(long number) {
                if (number != at) {
                    last = read(number);
                    at = number;
                }
                return last;
            }

            private PacketLine read(long number) {
                try {
                    PacketOutcome packet = file.packets().read(number);
                    return packet == null ? null : lines.of(packet);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }
}
