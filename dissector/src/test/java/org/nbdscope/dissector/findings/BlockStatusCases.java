package org.nbdscope.dissector.findings;

import java.util.List;
import java.util.function.Consumer;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.HeaderMode;
import org.nbdscope.dissector.testing.NbdEncoder;
import org.nbdscope.dissector.testing.NbdEncoder.Field;
import org.nbdscope.dissector.testing.Wire;

/** Block status with one thing wrong. */
final class BlockStatusCases {

    private static final long LENGTH = 65536;

    private BlockStatusCases() {
    }

    private static RuleCase server(String code, String name, Conversation conversation, String... also) {
        return RuleCase.of(code, Fault.SERVER, name, conversation, also);
    }

    /** Block status of 64 KiB at 0 with the cookie 1, answered so; then the end. */
    private static Conversation status(HeaderMode mode, int flags, Consumer<NbdEncoder> reply) {
        Conversation conversation = Valid.session(mode);
        conversation.request(flags, Wire.CMD_BLOCK_STATUS, 0, LENGTH);
        return conversation.server(reply).disconnect();
    }

    private static Conversation extents(HeaderMode mode, int flags, long... extents) {
        return status(mode, flags, s -> s.blockStatusChunk(1, 1, 0, 1, extents));
    }

    /** The same question again and again, with the same answer. */
    private static Conversation stuck(long length, long answer) {
        Conversation conversation = Valid.extended();
        for (int i = 0; i < 4; i++) {
            conversation.blockStatus(0, length, 1, answer, 3);
        }
        return conversation.disconnect();
    }

    private static Conversation backwards() {
        Conversation conversation = Valid.structured();
        for (long offset = 8 << 20; offset > 4 << 20; offset -= 1 << 20) {
            conversation.blockStatus(offset, (16 << 20) - offset, 1, 65536, 3);
        }
        return conversation.disconnect();
    }

    static List<RuleCase> all() {
        HeaderMode structured = HeaderMode.STRUCTURED;
        HeaderMode extended = HeaderMode.EXTENDED;
        int reqOne = Wire.CMD_FLAG_REQ_ONE;
        Conversation aligned = new Conversation(structured).handshake(Valid.export(structured).withBlockSizes(4096, 4096, 1 << 25));
        aligned.blockStatus(0, LENGTH, 1, 512, 0, LENGTH - 512, 3).disconnect();
        Conversation alignedExtended = new Conversation(extended).handshake(Valid.export(extended).withBlockSizes(4096, 4096, 1 << 25));
        alignedExtended.blockStatus(0, LENGTH, 1, 512, 0, LENGTH - 512, 3).disconnect();
        Conversation past = Valid.structured();
        past.blockStatus(Valid.SIZE - LENGTH, LENGTH, 1, LENGTH + 512, 3).disconnect();
        long[] many = new long[2 * ((1 << 20) + 1)];
        for (int i = 0; i < many.length; i += 2) {
            many[i] = 512;
            many[i + 1] = i >> 1 & 1;
        }
        Conversation tooMany = Valid.structured().blockStatus(0, 1 << 30, 1, many).disconnect();
        return List.of(
            server("CTX_SET", "unknown", status(structured, 0, s -> s.blockStatusChunk(1, 1, 0, 9, LENGTH, 0))),
            server("CTX_SET", "twice", status(structured, 0,
                s -> s.blockStatusChunk(0, 1, 0, 1, LENGTH, 0).blockStatusChunk(1, 1, 0, 1, LENGTH, 0))),
            server("CTX_SET", "none", status(extended, 0, s -> s.noneChunk(1, 0))),
            server("COUNT_FIELD", "7", status(extended, 0, s -> s.with(Field.COUNT, 7).blockStatusChunk(1, 1, 0, 1, LENGTH, 0))),
            server("CHUNK_LENGTH", "no extents", extents(structured, 0)),
            server("CHUNK_LENGTH", "half an extent", status(structured, 0, s -> s.chunk(1, 5, 1, 0, new byte[16]))),
            server("CHUNK_LENGTH", "half an extent, extended", status(extended, 0, s -> s.chunk(1, 6, 1, 0, new byte[32]))),
            server("ZERO_EXTENT", "in the middle", extents(structured, 0, 4096, 0, 0, 3, 4096, 1)),
            server("ZERO_EXTENT", "alone", extents(extended, 0, 0, 3)),
            server("EXTENT_SIGN_BIT", "2^63", extents(extended, 0, 1L << 63, 3)),
            server("REQ_ONE_BROKEN", "two", extents(structured, reqOne, 4096, 0, 4096, 3)),
            server("REQ_ONE_BROKEN", "too long", extents(structured, reqOne, 2 * LENGTH, 0)),
            server("EXTRA_EXTENTS", "one too many", extents(structured, 0, 4096, 0, LENGTH, 3, 4096, 0)),
            server("EXTRA_EXTENTS", "more than 64 bits in all", extents(extended, 0, 1L << 62, 0, 1L << 62, 3, 1L << 62, 0, 1L << 62, 3,
                512, 0), "PAST_EXPORT_END"),
            server("PAST_EXPORT_END", "512 bytes", past),
            server("EXTENT_UNALIGNED", "512", aligned),
            server("EXTENT_UNALIGNED", "512, extended", alignedExtended),
            server("HIGH_STATUS_BITS", "bit 40", extents(extended, 0, LENGTH, 3 | 1L << 40)),
            server("RESERVED_BITS", "bit 5", extents(structured, 0, LENGTH, 32)),
            server("TOO_MANY_EXTENTS", "2^20 + 1", tooMany),
            server("NOT_MERGED", "two", extents(structured, 0, 4096, 0, 4096, 0, 4096, 3)),
            server("NOT_MERGED", "across replies", Valid.structured().blockStatus(0, 1 << 20, 1, 65536, 0)
                .blockStatus(65536, (1 << 20) - 65536, 1, (1 << 20) - 65536, 0).disconnect()),
            RuleCase.of("RISKY_BS_LENGTH", Fault.CLIENT, "2^32 - 1",
                Valid.structured().blockStatus(0, 0xffff_ffffL, 1, 65536, 0).disconnect()),
            server("NO_PROGRESS", "no length", stuck(LENGTH, 0), "ZERO_EXTENT"),
            RuleCase.of("NO_PROGRESS", Fault.CLIENT, "the same again", stuck(Valid.SIZE, 1L << 32)),
            RuleCase.of("NO_PROGRESS", Fault.CLIENT, "backwards", backwards()));
    }
}
