package org.nbdscope.dissector.findings;

import java.util.Arrays;
import java.util.List;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.HeaderMode;
import org.nbdscope.dissector.testing.Wire;

/** Sessions in which answers about the disk, and its content, do not go together. */
final class TruthCases {

    static final long MIB = 1 << 20;
    static final long LATER = 50 * Conversation.STEP_NANOS;

    private TruthCases() {
    }

    static byte[] ones(int length) {
        byte[] data = new byte[length];
        Arrays.fill(data, (byte) 1);
        return data;
    }

    /** Zeroes but for one byte. */
    static byte[] almostZero(int length, int at) {
        byte[] data = new byte[length];
        data[at] = 1;
        return data;
    }

    private static RuleCase server(String code, String name, Conversation conversation, String... also) {
        return RuleCase.of(code, Fault.SERVER, name, conversation, also);
    }

    static Conversation zero(HeaderMode mode) {
        return Valid.session(mode).blockStatus(0, MIB, 1, MIB, 3);
    }

    /** A client that walks down. */
    private static Conversation downwards(long lastStatus) {
        Conversation conversation = Valid.structured();
        for (long offset = 7 * MIB; offset >= 0; offset -= MIB) {
            conversation.blockStatus(offset, MIB, 1, MIB, offset / MIB & 1);
        }
        return conversation.blockStatus(3 * MIB, MIB, 1, MIB, lastStatus).disconnect();
    }

    private static Conversation slowReads() {
        Conversation conversation = Valid.structured();
        for (int i = 0; i < 40; i++) {
            long at = i * MIB;
            boolean during = i % 2 == 0;
            long map = during ? conversation.request(0, Wire.CMD_BLOCK_STATUS, at, MIB) : 0;
            long read = conversation.request(0, Wire.CMD_READ, at, 512);
            conversation.pause(during ? 20_000_000 : 0);
            if (during) {
                conversation.server(s -> s.blockStatusChunk(1, map, at, 1, MIB, 0));
            }
            conversation.server(s -> s.dataChunk(1, read, at, at, ones(512)));
        }
        return conversation.disconnect();
    }

    static List<RuleCase> all() {
        HeaderMode structured = HeaderMode.STRUCTURED;
        HeaderMode extended = HeaderMode.EXTENDED;
        return List.of(
            server("ZERO_NOT_ZERO", "ones", zero(structured).read(8192, ones(512)).disconnect()),
            server("ZERO_NOT_ZERO", "the last byte", zero(extended).read(MIB - 4096, almostZero(8192, 4095)).disconnect()),
            RuleCase.of("ZERO_NOT_ZERO", Fault.SERVER, "another connection, simple replies", Judged.capture(zero(structured),
                new Conversation(HeaderMode.SIMPLE).handshake(Valid.export(HeaderMode.SIMPLE)).pause(LATER)
                    .read(0, almostZero(70000, 65536)))),
            server("STATUS_CONTRADICTS", "downwards", downwards(0)),
            RuleCase.of("STATUS_CONTRADICTS", Fault.SERVER, "another connection",
                Judged.capture(zero(structured), Valid.extended().pause(LATER).blockStatus(65536, 65536, 1, 65536, 0))),
            RuleCase.of("RE_ASKED", Fault.CLIENT, "another connection",
                Judged.capture(zero(structured), Valid.extended().pause(LATER).blockStatus(65536, 65536, 1, 65536, 3))),
            RuleCase.of("RE_ASKED", Fault.CLIENT, "downwards", downwards(1)),
            RuleCase.of("READ_OF_KNOWN_HOLE", Fault.CLIENT, "another connection",
                Judged.capture(zero(structured), Valid.extended().pause(LATER).read(65536, new byte[512]))),
            server("HOLE_SENT_AS_DATA", "4096", Valid.structured().read(0, new byte[4096]).disconnect()),
            server("HOLE_SENT_AS_DATA", "in pieces", Valid.extended().read(0, new byte[200_000]).disconnect()),
            RuleCase.of("ZEROES_WRITTEN", Fault.CLIENT, "4096", Valid.structured().write(0, new byte[4096]).flush().disconnect()),
            RuleCase.of("ZEROES_WRITTEN", Fault.CLIENT, "in pieces", Valid.extended().write(0, new byte[200_000]).flush().disconnect()),
            server("MAP_BLOCKS_READS", "20 ms", slowReads()));
    }
}
