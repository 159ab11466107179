package org.nbdscope.dissector.detail;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import org.nbdscope.dissector.capture.CaptureException;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.packet.Outcome;
import org.nbdscope.dissector.packet.PacketDecoder;
import org.nbdscope.dissector.packet.TcpSegment;
import org.nbdscope.dissector.session.SessionTracker;
import org.nbdscope.dissector.tcp.TcpReassembler;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.PcapOutput;
import org.nbdscope.dissector.testing.TcpFlow;

/** A capture that went through the whole pipeline, with a loader for its messages. */
final class LoadedCapture implements Closeable {

    final CaptureModel model = new CaptureModel();
    final FrameIndex index = new FrameIndex();
    final MessageBytesLoader loader;
    private final CaptureReader reader;

    private LoadedCapture(CaptureReader reader) throws IOException {
        this.reader = reader;
        TcpReassembler reassembler = new TcpReassembler(new SessionTracker(model));
        PacketDecoder decoder = new PacketDecoder();
        TcpSegment segment = new TcpSegment();
        try {
            while (reader.next()) {
                index.add(reader.frame().number, reader.frame().filePosition);
                if (decoder.decode(reader.frame(), segment) == Outcome.TCP) {
                    reassembler.segment(segment);
                }
            }
        } catch (CaptureException damaged) {
            // What came before is good.
        }
        reassembler.finish();
        loader = MessageBytesLoader.open(reader, index, model);
    }

    static LoadedCapture of(Path file) throws IOException {
        return new LoadedCapture(CaptureReader.openSeekable(file));
    }

    static LoadedCapture of(byte[] pcap) throws IOException {
        return new LoadedCapture(CaptureReader.openSeekable(Channels.newChannel(new ByteArrayInputStream(pcap)), "test"));
    }

    static LoadedCapture of(Conversation conversation) throws IOException {
        return of(conversation.toPcap(TcpFlow.ETHERNET_SEGMENT, PcapOutput.WHOLE_PACKETS));
    }

    int messages() {
        return model.messages().count();
    }

    DetailNode tree(int row) throws IOException {
        return MessageDetail.of(model, row, loader.load(row));
    }

    /** The tree as text, without what is about the message's place in the capture. */
    String text(int row) throws IOException {
        String all = AnnotatedDump.tree(tree(row));
        return all.substring(0, all.indexOf("    [Message]\n"));
    }

    @Override
    public void close() throws IOException {
        loader.close();
        reader.close();
    }
}
