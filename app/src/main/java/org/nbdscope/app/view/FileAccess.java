package org.nbdscope.app.view;

import java.io.Closeable;
import java.io.IOException;
import org.nbdscope.dissector.detail.MessageBytesLoader;
import org.nbdscope.dissector.detail.PacketReader;
import org.nbdscope.dissector.detail.RecordedPackets;
import org.nbdscope.dissector.model.CaptureModel;

/**
 * Reads a capture file again, here and there. For one thread at a time.
 *
 * @param messages reads the bytes of messages
 * @param packets  reads packets
 */
public record FileAccess(MessageBytesLoader messages, PacketReader packets) implements Closeable {

    /** Opens the packets of a capture once more. */
    interface Opener {
        RecordedPackets again() throws IOException;
    }

    /** Opens the file twice more; to be closed before what it is opened from. */
    static FileAccess open(Opener opener, CaptureModel model) throws IOException {
        MessageBytesLoader messages = new MessageBytesLoader(opener.again(), model);
        try {
            return new FileAccess(messages, new PacketReader(opener.again()));
        } catch (IOException | RuntimeException e) {
            messages.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            messages.close();
        } finally {
            packets.close();
        }
    }
}
