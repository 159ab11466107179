package org.nbdscope.app.view;

import java.io.Closeable;
import java.io.IOException;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.detail.FrameIndex;
import org.nbdscope.dissector.detail.MessageBytesLoader;
import org.nbdscope.dissector.detail.PacketReader;
import org.nbdscope.dissector.model.CaptureModel;

/**
 * Reads a capture file again, here and there. For one thread at a time.
 *
 * @param messages reads the bytes of messages
 * @param packets  reads packets
 */
public record FileAccess(MessageBytesLoader messages, PacketReader packets) implements Closeable {

    /** Opens the file twice more; to be closed before {@code reader}. */
    static FileAccess open(CaptureReader reader, FrameIndex index, CaptureModel model) throws IOException {
        MessageBytesLoader messages = MessageBytesLoader.open(reader, index, model);
        try {
            return new FileAccess(messages, PacketReader.open(reader, index));
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
