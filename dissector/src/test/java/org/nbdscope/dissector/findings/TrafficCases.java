package org.nbdscope.dissector.findings;

import java.util.List;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.Conversation.Export;
import org.nbdscope.dissector.testing.HeaderMode;
import org.nbdscope.dissector.testing.Wire;

/** Sessions in which data is at risk or time is lost, with every message right by itself. */
final class TrafficCases {

    private static final long MIB = 1 << 20;

    private TrafficCases() {
    }

    private static RuleCase client(String code, String name, Conversation conversation, String... also) {
        return RuleCase.of(code, Fault.CLIENT, name, conversation, also);
    }

    private static Conversation structured() {
        return Valid.structured();
    }

    private static Conversation overlapping() {
        Conversation conversation = structured();
        long first = conversation.request(0, Wire.CMD_WRITE_ZEROES, 0, 8192);
        long second = conversation.request(0, Wire.CMD_WRITE_ZEROES, 4096, 8192);
        return conversation.success(first, 0).success(second, 4096).flush().disconnect();
    }

    /** Two connections of one client, which write to the same place at the same time. */
    private static byte[] overlappingElsewhere() {
        Conversation first = structured();
        long write = first.request(0, Wire.CMD_WRITE_ZEROES, 0, 8192);
        first.pause(50 * Conversation.STEP_NANOS).success(write, 0).flush();
        Conversation second = structured().pause(10 * Conversation.STEP_NANOS).flush();
        long other = second.request(0, Wire.CMD_WRITE_ZEROES, 4096, 8192);
        second.success(other, 4096);
        return Judged.capture(first, second);
    }

    private static Conversation oneAtATime() {
        Conversation conversation = structured();
        for (int i = 0; i < 100; i++) {
            conversation.read(i * MIB, new byte[4096]);
        }
        return conversation.disconnect();
    }

    private static Conversation small() {
        Conversation conversation = structured();
        for (int i = 0; i < 80; i++) {
            conversation.read(i * 512L, new byte[512]);
        }
        return conversation.disconnect();
    }

    private static Conversation crumbs() {
        Conversation conversation = structured();
        long read = conversation.request(0, Wire.CMD_READ, 0, 64 * 512);
        for (int i = 0; i < 64; i++) {
            int at = i;
            conversation.server(s -> s.dataChunk(at == 63 ? 1 : 0, read, 0, at * 512L, new byte[512]));
        }
        return conversation.disconnect();
    }

    private static Conversation stoppedShort(int flags) {
        Conversation conversation = structured();
        for (int i = 0; i < 4; i++) {
            long offset = i * MIB;
            long request = conversation.request(flags, Wire.CMD_BLOCK_STATUS, offset, 4 * MIB - offset);
            conversation.server(s -> s.blockStatusChunk(1, request, offset, 1, MIB, offset / MIB % 2));
        }
        return conversation.disconnect();
    }

    private static Conversation limited(Conversation conversation) {
        long most = 0xffff_f000L;
        return conversation.blockStatus(0, most, 1, most, 3).blockStatus(most, Valid.SIZE - most, 1, Valid.SIZE - most, 0).disconnect();
    }

    private static Conversation refusedExtended() {
        Export export = Valid.export(HeaderMode.STRUCTURED);
        return Valid.greeted(HeaderMode.STRUCTURED).client(c -> c.option(Wire.OPT_EXTENDED_HEADERS))
            .server(s -> s.optionError(Wire.OPT_EXTENDED_HEADERS, 0x8000_0001, "")).acknowledged(Wire.OPT_STRUCTURED_REPLY)
            .setMetaContext(export).go(export);
    }

    private static Conversation alone(HeaderMode mode) {
        Export export = Valid.export(mode);
        return new Conversation(mode).handshake(export.withFlags(export.transmissionFlags() & ~Wire.FLAG_CAN_MULTI_CONN));
    }

    private static byte[] flushTooEarly() {
        Conversation writer = structured();
        long write = writer.request(0, Wire.CMD_WRITE_ZEROES, 0, 8192);
        writer.pause(100 * Conversation.STEP_NANOS).success(write, 0);
        return Judged.capture(writer, structured().pause(10 * Conversation.STEP_NANOS).flush());
    }

    private static Conversation failedRead() {
        Conversation source = structured();
        return source.failure(source.request(0, Wire.CMD_READ, 0, 8192), 0, Wire.EIO, "bad sector");
    }

    /** Another disk of the same size, later. */
    private static Conversation target() {
        return new Conversation(HeaderMode.STRUCTURED).handshake(Valid.export(HeaderMode.STRUCTURED).withName("target"))
            .pause(20 * Conversation.STEP_NANOS);
    }

    /** Rounds of 10 reads at once, which are answered in order, or in the reverse order. */
    private static Conversation many(boolean reverse) {
        Conversation conversation = structured();
        long[] reads = new long[10];
        for (int round = 0; round < 15; round++) {
            for (int i = 0; i < reads.length; i++) {
                reads[i] = conversation.request(0, Wire.CMD_READ, i * MIB, 512);
            }
            conversation.pause(round == 0 ? 0 : Conversation.STEP_NANOS);
            for (int i = 0; i < reads.length; i++) {
                int at = reverse ? reads.length - 1 - i : i;
                conversation.server(s -> s.dataChunk(1, reads[at], at * MIB, at * MIB, new byte[512]))
                    .pause(at * 10 * Conversation.STEP_NANOS);
            }
        }
        return conversation.disconnect();
    }

    private static Conversation tail() {
        Conversation conversation = structured();
        for (int i = 0; i < 300; i++) {
            long at = i * MIB;
            long read = conversation.request(0, Wire.CMD_READ, at, 512);
            conversation.pause(i % 60 == 30 ? 50_000_000 : 0).server(s -> s.dataChunk(1, read, at, at, new byte[512]));
        }
        return conversation.disconnect();
    }

    private static Conversation trims(Conversation conversation) {
        for (long offset = 0; offset < Valid.SIZE; offset += 1 << 30) {
            conversation.trim(offset, 1 << 30);
        }
        return conversation.disconnect();
    }

    static List<RuleCase> all() {
        return List.of(
            RuleCase.of("STATUS_CONTRADICTS", Fault.SERVER, "zero, then data", structured().blockStatus(0, MIB, 1, MIB, 3)
                .blockStatus(0, 2 * MIB, 1, 2 * MIB, 0).disconnect()),
            client("OVERLAPPING_WRITES", "zeroes", overlapping()),
            RuleCase.of("OVERLAPPING_WRITES", Fault.CLIENT, "on two connections", overlappingElsewhere(), "FLUSH_TOO_EARLY"),
            client("NO_FLUSH_BEFORE_DISC", "a write", structured().write(0, new byte[4096]).disconnect()),
            RuleCase.of("FLUSH_TOO_EARLY", Fault.CLIENT, "another connection writes", flushTooEarly()),
            RuleCase.of("MULTI_CONN_NOT_ALLOWED", Fault.CLIENT, "two connections", Judged.capture(
                alone(HeaderMode.STRUCTURED).read(0, new byte[512]),
                alone(HeaderMode.STRUCTURED).pause(Conversation.STEP_NANOS * 50).read(0, new byte[512]))),
            RuleCase.of("SR_NOT_ASKED", Fault.CLIENT, "granted to another", Judged.capture(structured().read(0, new byte[512]),
                Valid.simple().pause(Conversation.STEP_NANOS * 50).read(0, new byte[512]))),
            client("MAP_LOOP", "32-bit limit", limited(structured())),
            RuleCase.of("MAP_LOOP", Fault.SERVER, "stopped short", stoppedShort(0)),
            client("REQ_ONE_LOOP", "four extents", stoppedShort(Wire.CMD_FLAG_REQ_ONE)),
            client("EXT_NOT_ASKED", "32-bit limit", limited(structured())),
            RuleCase.of("EXT_REFUSED", Fault.SERVER, "32-bit limit", limited(refusedExtended())),
            client("RE_ASKED", "the same", structured().blockStatus(0, MIB, 1, MIB, 3).blockStatus(0, MIB, 1, MIB, 3).disconnect()),
            client("READ_OF_KNOWN_HOLE", "zero", structured().blockStatus(0, MIB, 1, MIB, 3).read(4096, new byte[4096]).disconnect()),
            client("SPLIT_TRIM_OR_ZERO", "two trims", structured().trim(0, 1 << 30).trim(1 << 30, 1 << 30).disconnect()),
            client("QUEUE_DEPTH_1", "100 reads", oneAtATime()),
            client("SMALL_SEQUENTIAL", "80 reads", small()),
            client("UNALIGNED_PREFERRED", "512 bytes", structured().write(0, new byte[512]).flush().disconnect()),
            RuleCase.of("CHUNK_STORM", Fault.SERVER, "64 pieces", crumbs()),
            RuleCase.of("ERROR_THEN_WRITE", Fault.CLIENT, "a copy",
                Judged.capture(failedRead(), target().write(4096, new byte[4096]).flush())),
            RuleCase.of("TRIM_AS_ZERO", Fault.CLIENT, "a copy", Judged.capture(structured().blockStatus(0, MIB, 1, MIB, 3),
                target().trim(0, 65536))),
            client("MULTI_CONN_UNUSED", "100 reads", many(true)),
            RuleCase.of("IN_ORDER_SERVER", Fault.SERVER, "100 reads", many(false)),
            RuleCase.of("SLOW_TAIL", Fault.SERVER, "5 of 300", tail()),
            client("EXT_NOT_ASKED", "trims", trims(structured())),
            RuleCase.of("EXT_REFUSED", Fault.SERVER, "trims", trims(refusedExtended())),
            client("FLUSH_STORM", "five", structured().flush().flush().flush().flush().flush().disconnect()));
    }
}
