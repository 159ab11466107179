package org.nbdscope.dissector.findings;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.HeaderMode;
import org.nbdscope.dissector.testing.NbdEncoder;
import org.nbdscope.dissector.testing.NbdEncoder.Field;
import org.nbdscope.dissector.testing.Side;
import org.nbdscope.dissector.testing.Wire;

/** Replies with one thing wrong. */
final class ReplyCases {

    private static final long AT = 8192;
    private static final int LENGTH = 1024;

    private ReplyCases() {
    }

    private static RuleCase server(String code, String name, Conversation conversation, String... also) {
        return RuleCase.of(code, Fault.SERVER, name, conversation, also);
    }

    /** A read of 1024 bytes at 8192 with the cookie 1, answered so; then the end. */
    private static Conversation read(HeaderMode mode, int flags, Consumer<NbdEncoder> reply) {
        return request(mode, flags, Wire.CMD_READ, reply);
    }

    private static Conversation read(HeaderMode mode, int flags, Consumer<NbdEncoder> reply, boolean disconnect) {
        return request(mode, flags, Wire.CMD_READ, reply, disconnect);
    }

    private static Conversation request(HeaderMode mode, int flags, int command, Consumer<NbdEncoder> reply) {
        return request(mode, flags, command, reply, true);
    }

    private static Conversation request(HeaderMode mode, int flags, int command, Consumer<NbdEncoder> reply, boolean disconnect) {
        Conversation conversation = Valid.session(mode);
        conversation.request(flags, command, command == Wire.CMD_FLUSH ? 0 : AT, command == Wire.CMD_FLUSH ? 0 : LENGTH);
        conversation.server(reply);
        return disconnect ? conversation.disconnect() : conversation;
    }

    private static Conversation halfOfAReply() {
        byte[] reply = in(HeaderMode.SIMPLE, s -> s.simpleReply(0, 1, data(LENGTH)));
        return read(HeaderMode.SIMPLE, 0, s -> s.raw(Arrays.copyOf(reply, reply.length / 2)), false);
    }

    private static byte[] data(int length) {
        return new byte[length];
    }

    private static byte[] in(HeaderMode mode, Consumer<NbdEncoder> reply) {
        NbdEncoder encoder = new NbdEncoder(mode);
        reply.accept(encoder);
        return encoder.toByteArray();
    }

    static List<RuleCase> all() {
        HeaderMode simple = HeaderMode.SIMPLE;
        HeaderMode structured = HeaderMode.STRUCTURED;
        HeaderMode extended = HeaderMode.EXTENDED;
        Conversation tooLong = new Conversation(structured).handshake(Valid.export(structured).withBlockSizes(1, 4096, 65536));
        long much = tooLong.request(0, Wire.CMD_READ, 0, 131072);
        tooLong.server(s -> s.dataChunk(1, much, 0, 0, data(131072))).disconnect();
        return List.of(
            server("HEADER_MODE", "structured chunk in simple mode", read(simple, 0,
                s -> s.raw(in(structured, e -> e.dataChunk(1, 1, AT, AT, data(LENGTH)))))),
            server("HEADER_MODE", "simple reply in extended mode", request(extended, 0, Wire.CMD_FLUSH, s -> s.simpleReply(0, 1))),
            server("HEADER_MODE", "structured chunk in extended mode", request(extended, 0, Wire.CMD_FLUSH,
                s -> s.raw(in(structured, e -> e.noneChunk(1, 0))))),
            server("COOKIE_UNKNOWN", "of no request", request(structured, 0, Wire.CMD_FLUSH, s -> s.noneChunk(777, 0).noneChunk(1, 0))),
            server("COOKIE_UNKNOWN", "bytes reversed", request(structured, 0, Wire.CMD_FLUSH,
                s -> s.noneChunk(1L << 56, 0).noneChunk(1, 0))),
            RuleCase.of("COOKIE_UNKNOWN", Fault.SERVER, "of another connection", onAnotherConnection()),
            RuleCase.of("CLIENT_LEFT_AFTER_VALID_REPLY", Fault.CLIENT, "a read in flight", left(), "HARD_DISCONNECT", "UNANSWERED"),
            server("DUPLICATE_REPLY", "again", request(structured, 0, Wire.CMD_FLUSH, s -> s.noneChunk(1, 0).noneChunk(1, 0))),
            server("SIMPLE_REPLY_TO_READ", "with data", read(structured, 0, s -> s.simpleReply(0, 1, data(LENGTH)))),
            server("SIMPLE_REPLY_TO_READ", "with an error", read(structured, 0, s -> s.simpleReply(Wire.EINVAL, 1))),
            server("EXT_OFFSET", "0", read(extended, 0, s -> s.dataChunk(1, 1, 0, AT, data(LENGTH)))),
            server("CHUNK_LENGTH", "NONE with payload", request(structured, 0, Wire.CMD_FLUSH, s -> s.chunk(1, 0, 1, 0, data(4)))),
            server("CHUNK_LENGTH", "data of 8", read(structured, 0, s -> s.dataChunk(1, 1, AT, AT))),
            server("CHUNK_LENGTH", "hole of 16", read(structured, 0, s -> s.chunk(1, 2, 1, AT, data(16)))),
            server("CHUNK_LENGTH", "error of 4", read(structured, 0, s -> s.chunk(1, Wire.REPLY_TYPE_ERROR, 1, AT, data(4)))),
            server("CHUNK_OUT_OF_RANGE", "data", read(structured, 0, s -> s.dataChunk(1, 1, AT, AT + 512, data(LENGTH)))),
            server("CHUNK_OUT_OF_RANGE", "hole before", read(structured, 0, s -> s.holeChunk(1, 1, AT, 0, LENGTH))),
            server("CHUNK_OUT_OF_RANGE", "error", read(structured, 0, s -> s.errorOffsetChunk(1, 1, AT, Wire.EIO, "", AT + LENGTH))),
            server("CHUNK_OVERLAP", "twice", read(structured, 0,
                s -> s.dataChunk(0, 1, AT, AT, data(512)).dataChunk(1, 1, AT, AT, data(LENGTH)))),
            server("CHUNK_OVERLAP", "from behind", read(structured, 0,
                s -> s.dataChunk(0, 1, AT, AT + 512, data(512)).dataChunk(1, 1, AT, AT, data(513)))),
            server("CHUNK_OVERLAP", "an error, then data there", read(structured, 0,
                s -> s.errorOffsetChunk(0, 1, AT, Wire.EIO, "", AT + 100).dataChunk(1, 1, AT, AT, data(512)))),
            server("READ_NOT_COVERED", "half", read(structured, 0, s -> s.dataChunk(1, 1, AT, AT, data(512)))),
            server("READ_NOT_COVERED", "nothing", read(extended, 0, s -> s.noneChunk(1, AT))),
            server("DF_FRAGMENTED", "two", read(structured, Wire.CMD_FLAG_DF,
                s -> s.dataChunk(0, 1, AT, AT, data(512)).dataChunk(1, 1, AT, AT + 512, data(512)))),
            server("DONE_RULES", "NONE", request(structured, 0, Wire.CMD_FLUSH, s -> s.with(Field.FLAGS, 0).noneChunk(1, 0)),
                "DISC_WITH_IN_FLIGHT", "UNANSWERED"),
            server("DONE_RULES", "all data, and no end", read(structured, 0, s -> s.dataChunk(0, 1, AT, AT, data(LENGTH))),
                "DISC_WITH_IN_FLIGHT", "UNANSWERED"),
            server("UNKNOWN_REPLY_FLAGS", "bit 3", request(structured, 0, Wire.CMD_FLUSH, s -> s.with(Field.FLAGS, 9).noneChunk(1, 0))),
            server("WRONG_TYPE", "status for a read", read(structured, 0, s -> s.blockStatusChunk(1, 1, AT, 1, LENGTH, 0))),
            server("WRONG_TYPE", "unknown", read(structured, 0, s -> s.chunk(1, 77, 1, AT, data(4)))),
            server("WRONG_TYPE", "an unknown error", read(structured, 0, s -> s.chunk(1, 0x8077, 1, AT, new byte[] {0, 0, 0, 5, 0, 0}))),
            server("WRONG_TYPE", "type 5 in extended mode", request(extended, 0, Wire.CMD_BLOCK_STATUS,
                s -> s.chunk(1, 5, 1, AT, new byte[] {0, 0, 0, 1, 0, 0, 4, 0, 0, 0, 0, 0}))),
            server("WRONG_TYPE", "an error in a place, to a flush", request(structured, 0, Wire.CMD_FLUSH,
                s -> s.errorOffsetChunk(1, 1, 0, Wire.EIO, "", 0))),
            server("ERROR_ZERO", "0", read(structured, 0, s -> s.errorChunk(1, 1, AT, 0, "fine"))),
            server("ERRMSG_BOUNDS", "longer than the chunk", read(structured, 0,
                s -> s.with(Field.MESSAGE_LENGTH, 99).errorChunk(1, 1, AT, Wire.EIO, "bad"))),
            server("ERRMSG_BOUNDS", "5000 bytes", read(structured, 0, s -> s.errorChunk(1, 1, AT, Wire.EIO, "x".repeat(5000)))),
            server("ERRMSG_BOUNDS", "1001 bytes", read(structured, 0, s -> s.errorChunk(1, 1, AT, Wire.EIO, "x".repeat(1001)))),
            server("ERRMSG_NOT_UTF8", "NUL", read(structured, 0, s -> s.errorChunk(1, 1, AT, Wire.EIO, "a\0b"))),
            server("MIXED_ERRORS", "with and without offset", read(structured, 0,
                s -> s.errorOffsetChunk(0, 1, AT, Wire.EIO, "", AT).errorChunk(1, 1, AT, Wire.EIO, ""))),
            server("ERRNO_UNDEFINED", "2", read(simple, 0, s -> s.simpleReply(2, 1))),
            server("ERRNO_UNDEFINED", "ENOTSUP to a trim", request(structured, 0, Wire.CMD_TRIM,
                s -> s.errorChunk(1, 1, AT, Wire.ENOTSUP, ""))),
            server("FAST_ZERO_ENOTSUP", "not asked for", request(structured, 0, Wire.CMD_WRITE_ZEROES,
                s -> s.errorChunk(1, 1, AT, Wire.ENOTSUP, ""))),
            server("CHUNK_OVER_MAX", "128 KiB", tooLong),
            RuleCase.of("CHUNK_OVER_MAX", Fault.SERVER, "more than 64 MiB", over64MiB()),
            server("ZERO_HOLE", "0 bytes", read(structured, 0, s -> s.holeChunk(1, 1, AT, AT, 0))),
            server("UNANSWERED", "never", unanswered(), "DISC_WITH_IN_FLIGHT"),
            server("UNANSWERED", "half, and the client leaves", read(structured, 0, s -> s.dataChunk(0, 1, AT, AT, data(512)), false),
                "HARD_DISCONNECT"),
            server("UNANSWERED", "half of a simple reply, and the client leaves", halfOfAReply(), "HARD_DISCONNECT"),
            RuleCase.of("UNANSWERED", Fault.SERVER, "for 2 s, then the client leaves",
                Judged.capture(read(extended, 0, s -> { }, false), Judged.Ending.CLIENT, 2_000_000_000L), "HARD_DISCONNECT"),
            server("ERRNO_UNDEFINED", "EOVERFLOW to a small read in one piece", read(structured, Wire.CMD_FLAG_DF,
                s -> s.errorChunk(1, 1, AT, 75, ""))),
            RuleCase.of("WRITE_TO_READ_ONLY", Fault.CLIENT, "carried out", readOnly()));
    }

    /** Only the beginning of the chunk is in the capture. */
    private static byte[] over64MiB() {
        int length = (64 << 20) + 512;
        Conversation conversation = new Conversation(HeaderMode.EXTENDED)
            .handshake(Valid.export(HeaderMode.EXTENDED).withBlockSizes(1, 4096, 0xffff_ffffL));
        conversation.request(0, Wire.CMD_READ, 0, length);
        byte[] begin = in(HeaderMode.EXTENDED, s -> s.with(Field.LENGTH, 8L + length).dataChunk(1, 1, 0, 0, data(512)));
        byte[] end = in(HeaderMode.EXTENDED, c -> c.request(0, Wire.CMD_DISC, 2, 0, 0));
        return Judged.capture(conversation, (flow, start) -> {
            long time = flow.send(Side.SERVER, begin, 0, begin.length, start);
            time = flow.lose(Side.SERVER, length - 512).acknowledge(Side.SERVER, time);
            flow.close(flow.send(Side.CLIENT, end, 0, end.length, time));
        });
    }

    /** The second connection gets the reply to the first one's read. */
    private static byte[] onAnotherConnection() {
        Conversation asks = Valid.structured().flush().flush();
        asks.request(0, Wire.CMD_READ, AT, LENGTH);
        Conversation gets = Valid.structured().pause(10 * Conversation.STEP_NANOS).flush().server(s -> s.noneChunk(3, 0));
        return Judged.capture(asks, gets);
    }

    private static Conversation left() {
        Conversation conversation = Valid.structured();
        conversation.request(0, Wire.CMD_READ, AT, LENGTH);
        return conversation.flush();
    }

    private static Conversation unanswered() {
        Conversation conversation = Valid.structured();
        conversation.request(0, Wire.CMD_READ, AT, LENGTH);
        return conversation.flush().disconnect();
    }

    private static Conversation readOnly() {
        return new Conversation(HeaderMode.STRUCTURED).handshake(Valid.export(HeaderMode.STRUCTURED)
            .withFlags(Wire.FLAG_HAS_FLAGS | Wire.FLAG_READ_ONLY)).write(0, data(512)).disconnect();
    }
}
