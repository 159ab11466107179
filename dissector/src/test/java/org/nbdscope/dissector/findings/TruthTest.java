package org.nbdscope.dissector.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nbdscope.dissector.findings.TruthCases.LATER;
import static org.nbdscope.dissector.findings.TruthCases.MIB;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.Conversation.Export;
import org.nbdscope.dissector.testing.HeaderMode;
import org.nbdscope.dissector.testing.Wire;

/** Where the truth about a disk may have changed, nobody is blamed. */
class TruthTest {

    private static final List<String> CODES = List.of("ZERO_NOT_ZERO", "STATUS_CONTRADICTS", "RE_ASKED", "READ_OF_KNOWN_HOLE");

    private static Conversation zero() {
        return TruthCases.zero(HeaderMode.STRUCTURED);
    }

    private static void silent(byte[] capture) {
        Judged judged = Judged.of(capture);
        CODES.forEach(code -> assertNull(judged.of(code), judged::toString));
    }

    private static Conversation reads(Conversation conversation) {
        return conversation.read(8192, TruthCases.ones(512));
    }

    @Test
    void aWriteMakesItTrue() {
        silent(Judged.capture(reads(zero().write(8192, TruthCases.ones(512))).flush().disconnect(), Judged.Ending.CLIENT, 0));
        silent(Judged.capture(zero().trim(0, MIB).blockStatus(0, MIB, 1, MIB, 0).flush().disconnect(), Judged.Ending.CLIENT, 0));
    }

    @Test
    void aWriteOnAnotherConnectionMakesItTrue() {
        Conversation writer = Valid.extended().pause(LATER).write(8192, TruthCases.ones(512));
        silent(Judged.capture(reads(zero().pause(2 * LATER)), writer));
    }

    /** Many servers take no notice of the name: it may be the same disk. */
    @Test
    void aWriteToAnotherNameMayMakeItTrue() {
        Conversation writer = new Conversation(HeaderMode.STRUCTURED)
            .handshake(Valid.export(HeaderMode.STRUCTURED).withName("other")).pause(LATER).write(8192, TruthCases.ones(512));
        silent(Judged.capture(reads(zero().pause(2 * LATER)), writer));
    }

    @Test
    void aWriteInFlightMakesTheAnswerUnsure() {
        Conversation conversation = Valid.structured();
        long write = conversation.request(Wire.CMD_FLAG_FUA, Wire.CMD_WRITE_ZEROES, 4 * MIB, 4096);
        long status = conversation.request(0, Wire.CMD_BLOCK_STATUS, 0, MIB);
        conversation.success(write, 4 * MIB).server(s -> s.blockStatusChunk(1, status, 0, 1, MIB, 3));
        silent(Judged.capture(reads(conversation).disconnect(), Judged.Ending.CLIENT, 0));
    }

    @Test
    void aWriteDuringTheReadMakesItUnsure() {
        Conversation conversation = zero();
        long write = conversation.request(Wire.CMD_FLAG_FUA, Wire.CMD_WRITE_ZEROES, 0, 512);
        long read = conversation.request(0, Wire.CMD_READ, 3 * MIB, 512);
        conversation.success(write, 0).server(s -> s.dataChunk(1, read, 3 * MIB, 3 * MIB, TruthCases.ones(512)));
        silent(Judged.capture(conversation.disconnect(), Judged.Ending.CLIENT, 0));
    }

    @Test
    void anotherExportIsAnotherDisk() {
        Export other = Valid.export(HeaderMode.STRUCTURED).withName("other");
        silent(Judged.capture(zero(), reads(new Conversation(HeaderMode.STRUCTURED).handshake(other).pause(LATER))));
    }

    /** A hole that is not marked as zero promises nothing. */
    @Test
    void aHolePromisesNothing() {
        silent(Judged.capture(reads(Valid.structured().blockStatus(0, MIB, 1, MIB, 1)).disconnect(), Judged.Ending.CLIENT, 0));
    }

    /** Data beside what is promised to be zero, in the same read. */
    @Test
    void onlyThePromisedPartMatters() {
        Conversation conversation = Valid.extended().blockStatus(0, MIB, 1, 4096, 0, MIB - 4096, 3);
        silent(Judged.capture(conversation.read(0, TruthCases.almostZero(8192, 4095)).disconnect(), Judged.Ending.CLIENT, 0));
        Conversation wrong = Valid.extended().blockStatus(0, MIB, 1, 4096, 0, MIB - 4096, 3);
        Judged judged = Judged.of(Judged.capture(wrong.read(0, TruthCases.almostZero(8192, 4096)).disconnect(), Judged.Ending.CLIENT, 0));
        assertTrue(judged.of("ZERO_NOT_ZERO") != null, judged::toString);
    }

    /** What a server tells on one connection concerns reads that are in flight on the others. */
    @ParameterizedTest
    @EnumSource(HeaderMode.class)
    void aReadInFlightElsewhereIsComparedWithWhatIsTold(HeaderMode mode) {
        long dataLater = 2 * LATER;
        Conversation reader = new Conversation(mode).handshake(Valid.export(mode));
        long read = reader.nextCookie();
        byte[] data = TruthCases.ones(512);
        reader.request(0, Wire.CMD_READ, 8192, data.length);
        reader.pause(dataLater).server(server -> {
            if (mode == HeaderMode.SIMPLE) {
                server.simpleReply(0, read, data);
            } else {
                server.dataChunk(Wire.REPLY_FLAG_DONE, read, 8192, 8192, data);
            }
        });
        Conversation asker = Valid.structured().pause(LATER).blockStatus(0, MIB, 1, MIB, 3);
        Judged judged = Judged.of(Judged.capture(reader, asker));
        assertEquals(Set.of(Fault.SERVER), judged.faults("ZERO_NOT_ZERO"), judged::toString);
    }
}
