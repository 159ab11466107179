package org.nbdscope.dissector.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a client and a server say to each other on one connection, step by step. The convenience methods say it as the specification
 * wants it, with cookies counted from 1; {@link #client} and {@link #server} say anything. The result goes into a decoder as
 * {@link #steps()} or becomes a capture file.
 *
 * <pre>{@code
 * byte[] pcap = new Conversation(HeaderMode.EXTENDED)
 *     .handshake(Conversation.Export.of(6L << 30).withContexts("base:allocation"))
 *     .blockStatus(0, 6L << 30, 1, 6L << 30, 3)
 *     .server(encoder -> encoder.with(Field.COOKIE, 99).noneChunk(1, 0))
 *     .disconnect()
 *     .toPcap(TcpFlow.ETHERNET_SEGMENT, PcapOutput.WHOLE_PACKETS);
 * }</pre>
 */
public final class Conversation {

    /** When the first packet is sent: 2026-01-01 00:00:00 UTC. */
    public static final long START_NANOS = 1_767_225_600L * 1_000_000_000L;
    /** Time between two steps. */
    public static final long STEP_NANOS = 100_000;

    /** Everything that one side sends before the other answers, or before a while goes by. */
    public record Step(Side from, byte[] bytes, long timeNanos) {
    }

    /**
     * What the server tells of its export.
     *
     * @param contexts names of the metadata contexts that the client asks for and gets; their ids count from 1. Empty: it does not ask.
     */
    public record Export(String name, long size, int transmissionFlags, long minimumBlock, long preferredBlock, long maximumPayload,
                         List<String> contexts) {

        /** An export of the empty name that can do everything, with block sizes 1, 4096 and 32 MiB, and no contexts. */
        public static Export of(long size) {
            int flags = Wire.FLAG_HAS_FLAGS | Wire.FLAG_SEND_FLUSH | Wire.FLAG_SEND_FUA | Wire.FLAG_SEND_TRIM | Wire.FLAG_SEND_WRITE_ZEROES
                | Wire.FLAG_SEND_DF | Wire.FLAG_CAN_MULTI_CONN | Wire.FLAG_SEND_CACHE | Wire.FLAG_SEND_FAST_ZERO;
            return new Export("", size, flags, 1, 4096, 32 << 20, List.of());
        }

        public Export withName(String other) {
            return new Export(other, size, transmissionFlags, minimumBlock, preferredBlock, maximumPayload, contexts);
        }

        public Export withFlags(int other) {
            return new Export(name, size, other, minimumBlock, preferredBlock, maximumPayload, contexts);
        }

        public Export withBlockSizes(long minimum, long preferred, long maximum) {
            return new Export(name, size, transmissionFlags, minimum, preferred, maximum, contexts);
        }

        public Export withContexts(String... names) {
            return new Export(name, size, transmissionFlags, minimumBlock, preferredBlock, maximumPayload, List.of(names));
        }
    }

    private static final int BOTH_HANDSHAKE_FLAGS = Wire.FIXED_NEWSTYLE | Wire.NO_ZEROES;

    private final HeaderMode mode;
    private final List<Step> steps = new ArrayList<>();
    private long timeNanos = START_NANOS + STEP_NANOS;
    private long cookie;

    public Conversation(HeaderMode mode) {
        this.mode = mode;
    }

    /** The client sends what {@code script} writes, at one point in time. */
    public Conversation client(Consumer<NbdEncoder> script) {
        return say(Side.CLIENT, script);
    }

    /** The server sends what {@code script} writes, at one point in time. */
    public Conversation server(Consumer<NbdEncoder> script) {
        return say(Side.SERVER, script);
    }

    /** Lets time go by before the next step. */
    public Conversation pause(long nanos) {
        timeNanos = Math.addExact(timeNanos, nanos);
        return this;
    }

    /** The cookie that the next request will have. */
    public long nextCookie() {
        return cookie + 1;
    }

    /** Fixed newstyle to the end: flags, the option that settles the header mode, contexts, {@code NBD_OPT_GO}. */
    public Conversation handshake(Export export) {
        greet(BOTH_HANDSHAKE_FLAGS, BOTH_HANDSHAKE_FLAGS);
        switch (mode) {
            case SIMPLE -> { }
            case STRUCTURED -> acknowledged(Wire.OPT_STRUCTURED_REPLY);
            case EXTENDED -> acknowledged(Wire.OPT_EXTENDED_HEADERS);
        }
        if (!export.contexts.isEmpty()) {
            setMetaContext(export);
        }
        return go(export);
    }

    /** The greeting and the client's flags. */
    public Conversation greet(int handshakeFlags, int clientFlags) {
        server(encoder -> encoder.newstyleGreeting(handshakeFlags));
        return client(encoder -> encoder.clientFlags(clientFlags));
    }

    /** An option without data that the server acknowledges. */
    public Conversation acknowledged(int option) {
        client(encoder -> encoder.option(option));
        return server(encoder -> encoder.optionAck(option));
    }

    /** {@code NBD_OPT_SET_META_CONTEXT} for all contexts of the export. */
    public Conversation setMetaContext(Export export) {
        int option = Wire.OPT_SET_META_CONTEXT;
        client(encoder -> encoder.optionMetaContext(option, export.name, export.contexts.toArray(new String[0])));
        return server(encoder -> {
            for (int i = 0; i < export.contexts.size(); i++) {
                encoder.optionContext(option, i + 1, export.contexts.get(i));
            }
            encoder.optionAck(option);
        });
    }

    /** {@code NBD_OPT_GO}, answered with export and block sizes. */
    public Conversation go(Export export) {
        int option = Wire.OPT_GO;
        client(encoder -> encoder.optionInfo(option, export.name, Wire.INFO_BLOCK_SIZE));
        return server(encoder -> encoder.informationExport(option, export.size, export.transmissionFlags)
            .informationBlockSize(option, export.minimumBlock, export.preferredBlock, export.maximumPayload)
            .optionAck(option));
    }

    /** {@code NBD_OPT_EXPORT_NAME}, whose answer is no option reply; zeroes follow it as long as nobody turned them off. */
    public Conversation exportName(Export export, boolean zeroes) {
        client(encoder -> encoder.optionExportName(export.name));
        return server(encoder -> encoder.exportInformation(export.size, export.transmissionFlags, zeroes));
    }

    /** A read of all of {@code data}, in one piece. */
    public Conversation read(long offset, byte... data) {
        long request = request(0, Wire.CMD_READ, offset, data.length);
        return server(encoder -> {
            if (mode == HeaderMode.SIMPLE) {
                encoder.simpleReply(0, request, data);
            } else {
                encoder.dataChunk(Wire.REPLY_FLAG_DONE, request, offset, offset, data);
            }
        });
    }

    /** A write that succeeds. */
    public Conversation write(long offset, byte... data) {
        long request = ++cookie;
        int flags = mode == HeaderMode.EXTENDED ? Wire.CMD_FLAG_PAYLOAD_LEN : 0;
        client(encoder -> encoder.requestWithPayload(flags, Wire.CMD_WRITE, request, offset, data));
        return success(request, offset);
    }

    public Conversation writeZeroes(int flags, long offset, long length) {
        return success(request(flags, Wire.CMD_WRITE_ZEROES, offset, length), offset);
    }

    public Conversation trim(long offset, long length) {
        return success(request(0, Wire.CMD_TRIM, offset, length), offset);
    }

    public Conversation cache(long offset, long length) {
        return success(request(0, Wire.CMD_CACHE, offset, length), offset);
    }

    public Conversation flush() {
        return success(request(0, Wire.CMD_FLUSH, 0, 0), 0);
    }

    /**
     * A block status answered for one context.
     *
     * @param extents length and status flags of each extent in turn
     */
    public Conversation blockStatus(long offset, long length, int contextId, long... extents) {
        long request = request(0, Wire.CMD_BLOCK_STATUS, offset, length);
        return server(encoder -> encoder.blockStatusChunk(Wire.REPLY_FLAG_DONE, request, offset, contextId, extents));
    }

    /** {@code NBD_CMD_DISC}, which has no answer. */
    public Conversation disconnect() {
        request(0, Wire.CMD_DISC, 0, 0);
        return this;
    }

    /** The client sends a request without payload, and nobody answers. Returns its cookie. */
    public long request(int flags, int command, long offset, long length) {
        long request = ++cookie;
        client(encoder -> encoder.request(flags, command, request, offset, length));
        return request;
    }

    /** The server says that a request succeeded, in the form of the mode. */
    public Conversation success(long request, long requestOffset) {
        return server(encoder -> {
            if (mode == HeaderMode.EXTENDED) {
                encoder.noneChunk(request, requestOffset);
            } else {
                // Structured replies leave the server the choice; the usual servers choose the simple form where nothing follows.
                encoder.simpleReply(0, request);
            }
        });
    }

    /** The server says that a request failed, in the form of the mode; a simple reply has no room for the message. */
    public Conversation failure(long request, long requestOffset, int error, String message) {
        return server(encoder -> {
            if (mode == HeaderMode.SIMPLE) {
                encoder.simpleReply(error, request);
            } else {
                encoder.errorChunk(Wire.REPLY_FLAG_DONE, request, requestOffset, error, message);
            }
        });
    }

    /** What was said so far, in order. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Everything that one side sent. */
    public byte[] stream(Side from) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Step step : steps) {
            if (step.from == from) {
                all.writeBytes(step.bytes);
            }
        }
        return all.toByteArray();
    }

    /**
     * The conversation as a capture file: SYN to FIN, one or more packets to a step, checksums 0.
     *
     * @param maximumSegment payload bytes of a packet; 1 to {@link TcpFlow#LOOPBACK_SEGMENT}
     * @param snapLength     bytes of a packet that the file keeps; {@link PcapOutput#WHOLE_PACKETS} for all
     */
    public byte[] toPcap(int maximumSegment, int snapLength) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(Channels.newChannel(bytes), maximumSegment, snapLength);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Writes what {@link #toPcap} returns to a file, replacing what was there. */
    public void writePcap(Path file, int maximumSegment, int snapLength) throws IOException {
        write(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE),
            maximumSegment, snapLength);
    }

    private void write(WritableByteChannel channel, int maximumSegment, int snapLength) throws IOException {
        try (PcapOutput output = new PcapOutput(channel, snapLength)) {
            TcpFlow flow = new TcpFlow(output, 0, maximumSegment);
            long time = flow.open(START_NANOS);
            for (Step step : steps) {
                time = flow.send(step.from, step.bytes, 0, step.bytes.length, Math.max(time, step.timeNanos));
            }
            flow.close(Math.max(time, timeNanos));
        }
    }

    private Conversation say(Side from, Consumer<NbdEncoder> script) {
        NbdEncoder encoder = new NbdEncoder(mode);
        script.accept(encoder);
        steps.add(new Step(from, encoder.toByteArray(), timeNanos));
        return pause(STEP_NANOS);
    }
}
