package org.nbdscope.dissector.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nbdscope.dissector.findings.Judged.Ending;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.Conversation.Export;
import org.nbdscope.dissector.testing.HeaderMode;
import org.nbdscope.dissector.testing.NbdEncoder;
import org.nbdscope.dissector.testing.PacketVariant;
import org.nbdscope.dissector.testing.Wire;

/** Sessions that look wrong and are not: the specification allows each of these, whatever else one might expect. */
class LegalSessionsTest {

    private static final int INFO = 6;
    private static final int EOVERFLOW = 75;
    private static final byte[] DATA = TruthCases.ones(1024);

    /** A session, and how it ends. */
    private record Legal(String name, HeaderMode mode, Conversation conversation, Ending ending) {

        byte[] capture() {
            return Judged.capture(conversation, ending, 0);
        }

        @Override
        public String toString() {
            return name + ", " + mode;
        }
    }

    private static void add(List<Legal> all, String name, HeaderMode mode, Function<Conversation, Conversation> course) {
        all.add(new Legal(name, mode, course.apply(Valid.session(mode)), Ending.CLIENT));
    }

    private static Conversation reply(Conversation conversation, long cookie, int flags, int command, long offset, int length,
                                      Function<NbdEncoder, NbdEncoder> reply) {
        conversation.request(flags, command, offset, length);
        assertEquals(cookie, conversation.nextCookie() - 1);
        return conversation.server(reply::apply).disconnect();
    }

    private static Conversation written(Conversation conversation, int flags, int error, HeaderMode mode) {
        long cookie = conversation.nextCookie();
        int all = flags | (mode == HeaderMode.EXTENDED ? Wire.CMD_FLAG_PAYLOAD_LEN : 0);
        conversation.request(0, Wire.CMD_CACHE, 0, 512);
        conversation.success(cookie, 0);
        conversation.client(c -> c.requestWithPayload(all, Wire.CMD_WRITE, cookie, 0, DATA));
        return conversation.failure(cookie, 0, error, "");
    }

    /** In every mode. */
    private static void plain(List<Legal> all, HeaderMode mode) {
        add(all, "a write that failed needs no flush", mode, c -> written(c, 0, Wire.EIO, mode).disconnect());
        add(all, "one with FUA neither, and the flush before it counts", mode,
            c -> written(c.write(8192, DATA).flush(), Wire.CMD_FLAG_FUA, Wire.EIO, mode).disconnect());
        add(all, "the last byte", mode, c -> c.read(Valid.SIZE - 1, (byte) 1).disconnect());
        add(all, "nothing to cache", mode, c -> c.cache(0, 0).disconnect());
        add(all, "FAST_ZERO is too slow", mode, c -> c.failure(c.request(Wire.CMD_FLAG_FAST_ZERO, Wire.CMD_WRITE_ZEROES, 0, 4096), 0,
            Wire.ENOTSUP, "").disconnect());
        add(all, "shutdown, then disconnect", mode, c -> c.failure(c.request(0, Wire.CMD_READ, 0, 512), 0, Wire.ESHUTDOWN, "")
            .disconnect());
        all.add(new Legal("the server leaves when all is answered", mode, Valid.session(mode).read(0, DATA), Ending.SERVER));
        add(all, "magics in what is written and read", mode, c -> c.write(0, magics(mode)).flush().read(0, magics(mode)).disconnect());
        add(all, "writes side by side", mode, c -> {
            long first = c.request(0, Wire.CMD_WRITE_ZEROES, 0, 4096);
            long second = c.request(Wire.CMD_FLAG_NO_HOLE, Wire.CMD_WRITE_ZEROES, 4096, 4096);
            return c.success(second, 4096).success(first, 0).flush().disconnect();
        });
    }

    private static byte[] magics(HeaderMode mode) {
        NbdEncoder encoder = new NbdEncoder(mode);
        for (int i = 0; i < 30; i++) {
            encoder.request(0, Wire.CMD_READ, 9, 0, 512).simpleReply(0, 1).noneChunk(2, 0).optionAck(Wire.OPT_LIST);
        }
        return encoder.toByteArray();
    }

    /** With chunks. */
    private static void chunks(List<Legal> all, HeaderMode mode) {
        int read = Wire.CMD_READ;
        add(all, "pieces in any order", mode, c -> reply(c, 1, 0, read, 0, 4096, s -> s.dataChunk(0, 1, 0, 2048, DATA)
            .holeChunk(0, 1, 0, 3072, 1024).dataChunk(0, 1, 0, 1024, DATA).dataChunk(0, 1, 0, 0, DATA).noneChunk(1, 0)));
        add(all, "an error inside data that came before", mode, c -> reply(c, 1, 0, read, 0, 1024,
            s -> s.dataChunk(0, 1, 0, 0, DATA).errorOffsetChunk(1, 1, 0, Wire.EIO, "bad sector", 512)));
        add(all, "two places with errors", mode, c -> reply(c, 1, 0, read, 0, 1024, s -> s
            .errorOffsetChunk(0, 1, 0, Wire.EIO, "", 0).errorOffsetChunk(0, 1, 0, Wire.EIO, "", 512).noneChunk(1, 0)));
        add(all, "an error, then data", mode, c -> reply(c, 1, 0, read, 0, 1024,
            s -> s.errorChunk(0, 1, 0, Wire.EIO, "").dataChunk(1, 1, 0, 0, DATA)));
        add(all, "DF: data, then an error", mode, c -> reply(c, 1, Wire.CMD_FLAG_DF, read, 0, 1024,
            s -> s.dataChunk(0, 1, 0, 0, DATA).errorOffsetChunk(1, 1, 0, Wire.EIO, "", 100)));
        add(all, "DF: too long for one piece", mode, c -> reply(c, 1, Wire.CMD_FLAG_DF, read, 0, 1 << 20,
            s -> s.errorChunk(1, 1, 0, EOVERFLOW, "")));
        add(all, "a write of zeroes with an error without text", mode, c -> reply(c, 1, 0, Wire.CMD_WRITE_ZEROES, 0, 4096,
            s -> s.errorChunk(0, 1, 0, Wire.EIO, "").noneChunk(1, 0)));
        add(all, "block status with an error in a place", mode, c -> reply(c, 1, 0, Wire.CMD_BLOCK_STATUS, 0, 4096,
            s -> s.errorOffsetChunk(1, 1, 0, Wire.EIO, "", 512)));
        add(all, "the last extent reaches further", mode, c -> c.blockStatus(0, 4096, 1, 2048, 0, 1 << 20, 3).disconnect());
        add(all, "an answer that stops short", mode, c -> c.blockStatus(0, 1 << 20, 1, 4096, 0).blockStatus(4096, 1 << 20, 1, 1 << 21, 3)
            .disconnect());
        Export two = Valid.export(mode).withContexts("base:allocation", "qemu:dirty-bitmap:x");
        all.add(new Legal("a context fails behind another one", mode, reply(new Conversation(mode).handshake(two), 1, 0,
            Wire.CMD_BLOCK_STATUS, 0, 4096, s -> s.blockStatusChunk(0, 1, 0, 1, 4096, 0).errorChunk(1, 1, 0, Wire.EIO, "")),
            Ending.CLIENT));
        Export other = Valid.export(mode).withContexts("vendor:bits");
        all.add(new Legal("all 32 bits of another context", mode, new Conversation(mode).handshake(other)
            .blockStatus(0, 4096, 1, 2048, 0xffff_fff0L, 2048, 0xffff_fff1L).disconnect(), Ending.CLIENT));
        Export small = Valid.export(mode).withBlockSizes(1, 4096, 65536);
        all.add(new Legal("more than the maximum payload in two chunks", mode, reply(new Conversation(mode).handshake(small), 1, 0, read, 0,
            2 * 65536, s -> s.dataChunk(0, 1, 0, 0, TruthCases.ones(65536)).dataChunk(1, 1, 0, 65536, TruthCases.ones(65536))),
            Ending.CLIENT));
        all.add(new Legal("another answer after another option", mode, Valid.greeted(mode)
            .acknowledged(mode == HeaderMode.STRUCTURED ? Wire.OPT_STRUCTURED_REPLY : Wire.OPT_EXTENDED_HEADERS)
            .client(c -> c.optionInfo(INFO, "", Wire.INFO_BLOCK_SIZE))
            .server(s -> s.informationExport(INFO, 512, Wire.FLAG_HAS_FLAGS).optionAck(INFO)).acknowledged(Wire.OPT_LIST)
            .go(Valid.export(mode)).disconnect(), Ending.CLIENT));
    }

    private static void simple(List<Legal> all) {
        HeaderMode mode = HeaderMode.SIMPLE;
        all.add(new Legal("the name is unknown, and the server leaves", mode,
            Valid.greeted(mode).client(c -> c.optionExportName("nowhere")), Ending.SERVER));
        all.add(new Legal("newstyle that is not fixed", mode, new Conversation(mode).greet(0, 0)
            .exportName(Valid.export(mode), true).read(0, DATA).write(8192, DATA).trim(4096, 4096).writeZeroes(0, 0, 4096).cache(0, 512).flush()
            .disconnect(), Ending.CLIENT));
        all.add(new Legal("the client leaves behind its NBD_OPT_ABORT", mode, Valid.greeted(mode).client(c -> c.option(2)), Ending.CLIENT));
        all.add(new Legal("shutdown in the handshake, then NBD_OPT_ABORT", mode, Valid.greeted(mode).client(c -> c.option(Wire.OPT_LIST))
            .server(s -> s.optionError(Wire.OPT_LIST, Wire.REP_ERR_SHUTDOWN, "")).acknowledged(2), Ending.CLIENT));
        all.add(new Legal("shutdown in the handshake", mode, Valid.greeted(mode).client(c -> c.option(Wire.OPT_LIST))
            .server(s -> s.optionError(Wire.OPT_LIST, Wire.REP_ERR_SHUTDOWN, "")), Ending.CLIENT));
        all.add(new Legal("the client only looks", mode, Valid.greeted(mode).acknowledged(Wire.OPT_LIST), Ending.CLIENT));
        Conversation refused = Valid.greeted(mode);
        for (int option : new int[] {Wire.OPT_EXTENDED_HEADERS, Wire.OPT_STRUCTURED_REPLY, 99}) {
            refused.client(c -> c.option(option)).server(s -> s.optionError(option, 0x8000_0001, "never heard of it"));
        }
        all.add(new Legal("all is refused", mode, refused.go(Valid.export(mode)).read(0, DATA).disconnect(), Ending.CLIENT));
        all.add(new Legal("block sizes are demanded and told", mode, Valid.greeted(mode).client(c -> c.optionInfo(Wire.OPT_GO, ""))
            .server(s -> s.informationBlockSize(Wire.OPT_GO, 1, 4096, 1 << 25)
                .optionError(Wire.OPT_GO, Wire.REP_ERR_BLOCK_SIZE_REQD, "")).go(Valid.export(mode)).disconnect(), Ending.CLIENT));
        all.add(new Legal("TLS is demanded, and started", mode, Valid.greeted(mode).client(c -> c.optionInfo(Wire.OPT_GO, ""))
            .server(s -> s.optionError(Wire.OPT_GO, 0x8000_0005, "")).acknowledged(Wire.OPT_STARTTLS)
            .client(c -> c.raw((byte) 22, (byte) 3, (byte) 1, (byte) 0, (byte) 2, (byte) 9, (byte) 9)), Ending.CLIENT));
    }

    private static void extended(List<Legal> all) {
        HeaderMode mode = HeaderMode.EXTENDED;
        Export filters = Valid.export(mode).withContexts("base:allocation", "qemu:x");
        filters = filters.withFlags(filters.transmissionFlags() | Wire.FLAG_BLOCK_STATUS_PAYLOAD);
        all.add(new Legal("no context is asked for", mode, new Conversation(mode).handshake(filters)
            .client(c -> c.blockStatusRequest(0, 1, 0, 1 << 20)).server(s -> s.noneChunk(1, 0)).disconnect(), Ending.CLIENT));
        all.add(new Legal("one context of two is asked for", mode, new Conversation(mode).handshake(filters)
            .client(c -> c.blockStatusRequest(0, 1, 0, 1 << 20, 2)).server(s -> s.blockStatusChunk(1, 1, 0, 2, 1 << 20, 1)).disconnect(),
            Ending.CLIENT));
        Export aligned = filters.withBlockSizes(512, 4096, 1 << 25);
        all.add(new Legal("the payload's length is not aligned, the range is", mode, new Conversation(mode).handshake(aligned)
            .client(c -> c.blockStatusRequest(0, 1, 0, 1 << 20, 1, 2)).server(s -> s.blockStatusChunk(0, 1, 0, 1, 1 << 20, 0)
                .blockStatusChunk(1, 1, 0, 2, 1 << 20, 1)).disconnect(), Ending.CLIENT));
        Export vendor = Valid.export(mode).withContexts("vendor:bits");
        all.add(new Legal("all 64 bits of another context", mode, new Conversation(mode).handshake(vendor)
            .blockStatus(0, 4096, 1, 4096, -1L).disconnect(), Ending.CLIENT));
        Export large = Export.of(Long.MAX_VALUE).withContexts("base:allocation");
        all.add(new Legal("the largest size that is no surprise", mode, new Conversation(mode).handshake(large)
            .blockStatus(0, Long.MAX_VALUE, 1, Long.MAX_VALUE, 3).trim(0, Long.MAX_VALUE).read(Long.MAX_VALUE - 512, Arrays.copyOf(DATA, 512))
            .disconnect(), Ending.CLIENT));
    }

    static Stream<Legal> sessions() {
        List<Legal> all = new ArrayList<>();
        for (HeaderMode mode : HeaderMode.values()) {
            plain(all, mode);
            if (mode != HeaderMode.SIMPLE) {
                chunks(all, mode);
            }
        }
        simple(all);
        extended(all);
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void nothingIsWrong(Legal legal) {
        silent(legal, legal.capture(), "as it is");
        for (PacketVariant variant : PacketVariant.values()) {
            silent(legal, variant.of(legal.capture()), variant.name());
        }
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void nothingIsWrongWhereAPacketIsLost(Legal legal) {
        for (int packet = 1; packet <= Judged.packets(legal.capture()); packet++) {
            Judged judged = Judged.without(legal.capture(), packet);
            assertEquals(Set.of(), judged.codes(Severity.WARNING), legal + " without packet " + packet + "\n" + judged);
        }
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void nothingIsWrongWherePacketsAreCut(Legal legal) {
        for (int bytes = 67; bytes < 140; bytes++) {
            silent(legal, Judged.cut(legal.capture(), bytes), "cut to " + bytes + " bytes");
        }
    }

    private static void silent(Legal legal, byte[] capture, String how) {
        Judged judged = Judged.of(capture);
        assertEquals(Set.of(), judged.codes(Severity.WARNING), legal + ", " + how + "\n" + judged);
    }
}
