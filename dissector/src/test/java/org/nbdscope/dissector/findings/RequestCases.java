package org.nbdscope.dissector.findings;

import java.util.List;
import org.nbdscope.dissector.findings.Judged.Ending;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.Conversation.Export;
import org.nbdscope.dissector.testing.HeaderMode;
import org.nbdscope.dissector.testing.NbdEncoder;
import org.nbdscope.dissector.testing.NbdEncoder.Field;
import org.nbdscope.dissector.testing.Wire;

/** Requests with one thing wrong. */
final class RequestCases {

    private RequestCases() {
    }

    private static RuleCase client(String code, String name, Conversation conversation, String... also) {
        return RuleCase.of(code, Fault.CLIENT, name, conversation, also);
    }

    /** A request that the server refuses, then the end. */
    private static Conversation refused(Conversation conversation, int flags, int command, long offset, long length) {
        long cookie = conversation.request(flags, command, offset, length);
        return conversation.failure(cookie, offset, Wire.EINVAL, "").disconnect();
    }

    private static Conversation granted(Conversation conversation, int flags, int command, long offset, long length) {
        long cookie = conversation.request(flags, command, offset, length);
        return conversation.success(cookie, offset).disconnect();
    }

    private static Conversation with(HeaderMode mode, Export export) {
        return new Conversation(mode).handshake(export);
    }

    /** An export that the client enters without asking for the block sizes; the server tells them where they are unusual. */
    private static Conversation told(HeaderMode mode, Export export) {
        return Valid.greeted(mode).client(c -> c.optionInfo(Wire.OPT_GO, export.name())).server(s -> {
            s.informationExport(Wire.OPT_GO, export.size(), Valid.export(HeaderMode.SIMPLE).transmissionFlags());
            if (export.minimumBlock() > 1) {
                s.informationBlockSize(Wire.OPT_GO, export.minimumBlock(), export.preferredBlock(), export.maximumPayload());
            }
            s.optionAck(Wire.OPT_GO);
        });
    }

    private static Conversation plain(int flags) {
        return with(HeaderMode.STRUCTURED, Valid.export(HeaderMode.STRUCTURED).withFlags(Wire.FLAG_HAS_FLAGS | flags));
    }

    private static Conversation otherMode(HeaderMode mode) {
        byte[] request = new NbdEncoder(HeaderMode.EXTENDED).request(0, Wire.CMD_TRIM, 1, 0, 4096).toByteArray();
        return Valid.session(mode).client(c -> c.raw(request));
    }

    static List<RuleCase> all() {
        long size = Valid.SIZE;
        Export small = Valid.export(HeaderMode.STRUCTURED).withBlockSizes(4096, 4096, 65536);
        int readOnly = Wire.FLAG_READ_ONLY;
        Conversation shutdown = Valid.structured();
        long last = shutdown.request(0, Wire.CMD_READ, 0, 512);
        shutdown.failure(last, 0, Wire.ESHUTDOWN, "going down");
        return List.of(
            client("HEADER_MODE", "extended request in structured mode", otherMode(HeaderMode.STRUCTURED)
                .server(s -> s.simpleReply(Wire.EINVAL, 1)).disconnect()),
            RuleCase.of("DESYNC", Fault.SERVER, "unknown magic", Valid.simple()
                .server(s -> s.with(Field.MAGIC, 0x6744_6699).simpleReply(0, 1)).read(0, new byte[512]).disconnect()),
            client("DESYNC", "junk of the client", Valid.simple().client(c -> c.raw(new byte[100])).disconnect()),
            client("COOKIE_IN_FLIGHT_REUSED", "two at once", Valid.simple().client(c -> c.request(0, Wire.CMD_TRIM, 9, 0, 4096))
                .client(c -> c.request(0, Wire.CMD_TRIM, 9, 4096, 4096)).server(s -> s.simpleReply(0, 9).simpleReply(0, 9)).disconnect()),
            client("WRITE_WITHOUT_PAYLOAD_LEN", "with payload", Valid.extended()
                .client(c -> c.requestWithPayload(0, Wire.CMD_WRITE, 1, 0, new byte[512]))
                .server(s -> s.noneChunk(1, 0)).flush().disconnect()),
            client("PAYLOAD_LEN_MISUSED", "compact", refused(Valid.structured(), Wire.CMD_FLAG_PAYLOAD_LEN, Wire.CMD_TRIM, 0, 4096)),
            client("PAYLOAD_LEN_MISUSED", "on a trim", Valid.extended()
                .client(c -> c.requestWithPayload(Wire.CMD_FLAG_PAYLOAD_LEN, Wire.CMD_TRIM, 1, 0, new byte[512]))
                .server(s -> s.errorChunk(1, 1, 0, Wire.EINVAL, "")).disconnect()),
            client("PAYLOAD_LEN_MISUSED", "not offered", Valid.extended().client(c -> c.blockStatusRequest(0, 1, 0, 4096, 1))
                .server(s -> s.errorChunk(1, 1, 0, Wire.EINVAL, "")).disconnect()),
            client("PAYLOAD_OVER_MAX", "write", with(HeaderMode.STRUCTURED, small).write(0, new byte[65536 + 4096]).flush().disconnect()),
            client("PAYLOAD_OVER_MAX", "simple read", with(HeaderMode.SIMPLE,
                Valid.export(HeaderMode.SIMPLE).withBlockSizes(1, 4096, 65536)).read(0, new byte[65537]).disconnect()),
            client("PAYLOAD_OVER_MAX", "read in chunks", with(HeaderMode.STRUCTURED, small).read(0, new byte[65536])
                .client(c -> c.request(0, Wire.CMD_READ, 9, 0, 131_072)).server(s -> s.errorChunk(1, 9, 0, Wire.EINVAL, "")).disconnect()),
            client("PAYLOAD_OVER_MAX", "read, no maximum was told", refused(told(HeaderMode.SIMPLE, Export.of(1 << 30)), 0, Wire.CMD_READ, 0,
                64 << 20)),
            client("UNALIGNED_MIN", "not asked for the sizes", refused(told(HeaderMode.SIMPLE, small), 0, Wire.CMD_READ, 512, 4096)),
            client("UNALIGNED_MIN", "offset", refused(with(HeaderMode.STRUCTURED, small), 0, Wire.CMD_READ, 512, 4096)),
            client("UNALIGNED_MIN", "length", refused(with(HeaderMode.STRUCTURED, small), 0, Wire.CMD_BLOCK_STATUS, 0, 512)),
            client("OUT_OF_BOUNDS", "over the end", refused(Valid.structured(), 0, Wire.CMD_READ, size - 512, 1024)),
            client("OUT_OF_BOUNDS", "overflow", refused(Valid.extended(), 0, Wire.CMD_TRIM, 4096, -512)),
            client("FEATURE_NOT_OFFERED", "flush", granted(plain(0), 0, Wire.CMD_FLUSH, 0, 0)),
            client("FEATURE_NOT_OFFERED", "trim", granted(plain(0), 0, Wire.CMD_TRIM, 0, 512)),
            client("FEATURE_NOT_OFFERED", "zeroes", granted(plain(0), 0, Wire.CMD_WRITE_ZEROES, 0, 512)),
            client("FEATURE_NOT_OFFERED", "cache", granted(plain(0), 0, Wire.CMD_CACHE, 0, 512)),
            client("FEATURE_NOT_OFFERED", "DF", refused(plain(0), Wire.CMD_FLAG_DF, Wire.CMD_READ, 0, 512)),
            client("FEATURE_NOT_OFFERED", "FUA", granted(plain(Wire.FLAG_SEND_TRIM), Wire.CMD_FLAG_FUA, Wire.CMD_TRIM, 0, 512)),
            client("FLAG_WRONG_COMMAND", "DF on trim", refused(Valid.structured(), Wire.CMD_FLAG_DF, Wire.CMD_TRIM, 0, 512)),
            client("FLAG_WRONG_COMMAND", "FUA on read", refused(Valid.structured(), Wire.CMD_FLAG_FUA, Wire.CMD_READ, 0, 512)),
            client("UNKNOWN_COMMAND_FLAGS", "bit 14", refused(Valid.structured(), 0x4000, Wire.CMD_READ, 0, 512)),
            client("UNKNOWN_COMMAND", "99", refused(Valid.structured(), 0, 99, 0, 512)),
            client("BS_NOT_NEGOTIATED", "no context",
                refused(with(HeaderMode.STRUCTURED, Export.of(1 << 20)), 0, Wire.CMD_BLOCK_STATUS, 0, 512)),
            client("BS_NOT_NEGOTIATED", "another export", refused(Valid.greeted(HeaderMode.STRUCTURED)
                .acknowledged(Wire.OPT_STRUCTURED_REPLY)
                .setMetaContext(Valid.export(HeaderMode.STRUCTURED).withName("a")).go(Valid.export(HeaderMode.STRUCTURED).withName("b")),
                0, Wire.CMD_BLOCK_STATUS, 0, 512)),
            client("RESERVED_NONZERO", "flush", granted(Valid.structured(), 0, Wire.CMD_FLUSH, 0, 512)),
            client("ZERO_LENGTH", "trim", granted(Valid.structured(), 0, Wire.CMD_TRIM, 4096, 0)),
            client("WRITE_TO_READ_ONLY", "refused", refused(plain(readOnly | Wire.FLAG_SEND_TRIM), 0, Wire.CMD_TRIM, 0, 512)),
            client("AFTER_DISC", "a flush", granted(Valid.structured().disconnect(), 0, Wire.CMD_FLUSH, 0, 0)),
            client("DISC_WITH_IN_FLIGHT", "a trim", inFlightAtDisconnect()),
            RuleCase.of("DISC_NOT_CLOSED", Fault.SERVER, "2 s",
                Judged.capture(Valid.everything(HeaderMode.STRUCTURED), Ending.SERVER, 2_000_000_000L)),
            client("HARD_DISCONNECT", "no NBD_CMD_DISC", Valid.structured().read(0, new byte[512])),
            client("CONTINUED_AFTER_SHUTDOWN", "a read", shutdown.read(512, new byte[512]).disconnect()),
            client("READ_OVER_32BIT", "5 GiB", refused(Valid.extended(), 0, Wire.CMD_READ, 0, 5L << 30)));
    }

    private static Conversation inFlightAtDisconnect() {
        Conversation conversation = Valid.structured();
        long cookie = conversation.request(0, Wire.CMD_TRIM, 0, 512);
        return conversation.disconnect().success(cookie, 0);
    }
}
