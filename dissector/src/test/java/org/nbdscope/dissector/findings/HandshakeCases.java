package org.nbdscope.dissector.findings;

import java.util.List;
import org.nbdscope.dissector.findings.Judged.Ending;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.Conversation.Export;
import org.nbdscope.dissector.testing.HeaderMode;
import org.nbdscope.dissector.testing.NbdEncoder.Field;
import org.nbdscope.dissector.testing.Wire;

/** Handshakes with one thing wrong. */
final class HandshakeCases {

    private static final Export EXPORT = Valid.export(HeaderMode.STRUCTURED);
    private static final int FLAGS = EXPORT.transmissionFlags() & ~Wire.FLAG_SEND_DF;
    private static final int ABORT = 2;

    private HandshakeCases() {
    }

    private static RuleCase server(String code, String name, Conversation conversation, String... also) {
        return RuleCase.of(code, Fault.SERVER, name, conversation, also);
    }

    private static RuleCase client(String code, String name, Conversation conversation, String... also) {
        return RuleCase.of(code, Fault.CLIENT, name, conversation, also);
    }

    private static Conversation greeted() {
        return Valid.greeted(HeaderMode.STRUCTURED);
    }

    private static Conversation structured() {
        return greeted().acknowledged(Wire.OPT_STRUCTURED_REPLY);
    }

    private static Conversation extended() {
        return Valid.greeted(HeaderMode.EXTENDED).acknowledged(Wire.OPT_EXTENDED_HEADERS);
    }

    private static Conversation abort(Conversation conversation) {
        return conversation.acknowledged(ABORT);
    }

    private static Conversation go(Conversation conversation, Export export) {
        return conversation.go(export).disconnect();
    }

    private static Conversation information(Export export, int option, int... asked) {
        return greeted().client(c -> c.optionInfo(option, "", asked)).server(s -> s.informationExport(option, export.size(), FLAGS)
            .informationBlockSize(option, export.minimumBlock(), export.preferredBlock(), export.maximumPayload()).optionAck(option));
    }

    private static Conversation exportName(int clientFlags, boolean zeroes) {
        return new Conversation(HeaderMode.SIMPLE).greet(3, clientFlags).exportName(Valid.export(HeaderMode.SIMPLE), zeroes)
            .read(0, new byte[512]).disconnect();
    }

    static List<RuleCase> all() {
        int go = Wire.OPT_GO;
        int info = 6;
        int unsupported = 0x8000_0001;
        return List.of(
            server("BAD_MAGIC", "unknown second magic", new Conversation(HeaderMode.SIMPLE)
                .server(s -> s.with(Field.STYLE_MAGIC, 0x1234_5678_9abc_def0L).newstyleGreeting(3))),
            server("OLDSTYLE_ON_IANA_PORT", "oldstyle", new Conversation(HeaderMode.SIMPLE)
                .server(s -> s.oldstyleGreeting(1 << 20, Wire.FLAG_HAS_FLAGS)).read(0, new byte[512]).disconnect()),
            server("UNKNOWN_HS_FLAG", "bit 7", abort(new Conversation(HeaderMode.SIMPLE).greet(0x83, 3))),
            client("CLIENT_FLAG_NOT_OFFERED", "NO_ZEROES", new Conversation(HeaderMode.SIMPLE).greet(1, 3)),
            server("CLIENT_FLAG_NOT_OFFERED", "and the server goes on", abort(new Conversation(HeaderMode.SIMPLE).greet(3, 7))),
            server("CLIENT_FLAG_NOT_OFFERED", "and the server lets the client in", new Conversation(HeaderMode.SIMPLE).greet(1, 3)
                .exportName(Valid.export(HeaderMode.SIMPLE), true).read(0, new byte[512]).disconnect()),
            client("OPTION_BEFORE_FINAL_REPLY", "two options at once", abort(greeted()
                .client(c -> c.option(Wire.OPT_STRUCTURED_REPLY)).client(c -> c.option(Wire.OPT_LIST))
                .server(s -> s.optionAck(Wire.OPT_STRUCTURED_REPLY).optionAck(Wire.OPT_LIST)))),
            server("OPT_REPLY_MISMATCH", "another option", abort(greeted().client(c -> c.option(Wire.OPT_STRUCTURED_REPLY))
                .server(s -> s.optionAck(Wire.OPT_LIST)))),
            server("OPT_REPLY_MISMATCH", "a reply of the transmission", greeted().client(c -> c.option(Wire.OPT_STRUCTURED_REPLY))
                .server(s -> s.simpleReply(0, 0))),
            server("DESYNC", "an option reply, and the client goes on", abort(greeted().client(c -> c.option(Wire.OPT_STRUCTURED_REPLY))
                .server(s -> s.with(Field.MAGIC, 0x3e889045565aaL).optionAck(Wire.OPT_STRUCTURED_REPLY)))),
            server("OPT_REPLY_LENGTH", "an acknowledgement with data", abort(greeted().client(c -> c.option(Wire.OPT_LIST))
                .server(s -> s.optionReply(Wire.OPT_LIST, 1, new byte[4])))),
            server("OPT_REPLY_LENGTH", "information without type", abort(greeted().client(c -> c.optionInfo(info, ""))
                .server(s -> s.informationExport(info, 0, FLAGS).optionReply(info, 3, new byte[1]).optionAck(info)))),
            server("OPT_REPLY_LENGTH", "half of NBD_INFO_EXPORT", abort(greeted().client(c -> c.optionInfo(info, ""))
                .server(s -> s.informationExport(info, 0, FLAGS).optionReply(info, 3, new byte[10]).optionAck(info)))),
            server("OPT_REPLY_LENGTH", "half of a context's id", abort(structured()
                .client(c -> c.optionMetaContext(Wire.OPT_SET_META_CONTEXT, "", "base:allocation"))
                .server(s -> s.optionReply(Wire.OPT_SET_META_CONTEXT, 4, new byte[2]).optionAck(Wire.OPT_SET_META_CONTEXT)))),
            server("OPT_REPLY_LENGTH", "nothing follows", greeted().client(c -> c.option(Wire.OPT_LIST))
                .server(s -> s.with(Field.LENGTH, 0x7fff_ffff).optionReply(Wire.OPT_LIST, Wire.REP_SERVER))),
            RuleCase.of("OPT_UNKNOWN_DISCONNECT", Fault.SERVER, "option 77",
                Judged.capture(greeted().client(c -> c.option(77)), Ending.SERVER, 0)),
            client("OPT_DATA_FORBIDDEN", "list with data", abort(greeted().client(c -> c.option(Wire.OPT_LIST, (byte) 1))
                .server(s -> s.optionError(Wire.OPT_LIST, 0x8000_0003, "no data")))),
            client("OPT_DATA_FORBIDDEN", "abort with data", greeted().client(c -> c.option(ABORT, (byte) 1)).server(s -> s.optionAck(ABORT))),
            client("NAME_LENGTH", "4097 bytes", abort(greeted().client(c -> c.optionInfo(go, "x".repeat(4097)))
                .server(s -> s.optionError(go, 0x8000_0009, "")))),
            client("NAME_LENGTH", "257 bytes", abort(greeted().client(c -> c.optionInfo(go, "x".repeat(257)))
                .server(s -> s.optionError(go, 0x8000_0006, "")))),
            client("NAME_LENGTH", "beyond the option", abort(greeted().client(c -> c.with(Field.NAME_LENGTH, 99).optionInfo(go, "x"))
                .server(s -> s.optionError(go, 0x8000_0003, "")))),
            client("NAME_LENGTH", "NUL", abort(greeted().client(c -> c.optionInfo(go, "x\0y"))
                .server(s -> s.optionError(go, 0x8000_0006, "")))),
            client("NAME_LENGTH", "not all of the option", abort(greeted().client(c -> c.option(go, new byte[9]))
                .server(s -> s.optionError(go, 0x8000_0003, "")))),
            client("NAME_LENGTH", "count of queries beyond the option", abort(structured().client(c -> c.with(Field.COUNT, 2)
                .optionMetaContext(Wire.OPT_SET_META_CONTEXT, "", "base:allocation"))
                .server(s -> s.optionError(Wire.OPT_SET_META_CONTEXT, 0x8000_0003, "")))),
            client("NAME_LENGTH", "count of queries too small", abort(structured().client(c -> c.with(Field.COUNT, 0)
                .optionMetaContext(Wire.OPT_SET_META_CONTEXT, "", "base:allocation"))
                .server(s -> s.optionError(Wire.OPT_SET_META_CONTEXT, 0x8000_0003, "")))),
            client("DUP_INFO_REQUEST", "block size twice", abort(greeted().client(c -> c.optionInfo(go, "", 3, 3))
                .server(s -> s.optionError(go, 0x8000_0003, "")))),
            server("GO_NO_INFO_EXPORT", "bare acknowledgement", greeted().client(c -> c.optionInfo(go, "")).server(s -> s.optionAck(go))
                .disconnect()),
            server("INFO_GO_DIFFER", "another size", greeted().client(c -> c.optionInfo(info, ""))
                .server(s -> s.informationExport(info, 0, FLAGS).optionAck(info)).client(c -> c.optionInfo(go, ""))
                .server(s -> s.informationExport(go, 1 << 20, FLAGS).optionAck(go)).disconnect()),
            server("BLOCKSIZE_INVALID", "3 bytes", abort(information(EXPORT.withBlockSizes(3, 4096, 1 << 25), info, 3))),
            server("BLOCKSIZE_INVALID", "preferred 256", abort(information(EXPORT.withBlockSizes(1, 256, 1 << 25), info, 3))),
            server("BLOCKSIZE_INVALID", "maximum below preferred", abort(information(EXPORT.withBlockSizes(1, 4096, 2048), info, 3))),
            server("SIZE_NOT_MULTIPLE_OF_MIN", "1 MiB and 1", abort(information(Export.of((1 << 20) + 1).withBlockSizes(512, 4096, 1 << 25),
                info, 3))),
            server("SIZE_SIGN_BIT", "2^63", abort(information(Export.of(1L << 63), info, 3))),
            server("BLOCKSIZE_REQD_WRONG", "asked for", abort(greeted().client(c -> c.optionInfo(go, "", 3))
                .server(s -> s.optionError(go, Wire.REP_ERR_BLOCK_SIZE_REQD, "")))),
            client("EXPORT_NAME_AFTER_EXT", "NBD_OPT_EXPORT_NAME", extended().exportName(EXPORT, false).disconnect()),
            server("GO_UNSUP_AFTER_EXT", "unsupported", abort(extended().client(c -> c.optionInfo(go, ""))
                .server(s -> s.optionError(go, unsupported, "")))),
            server("SR_AFTER_EXT_ACKED", "acknowledged", abort(extended().acknowledged(Wire.OPT_STRUCTURED_REPLY))),
            client("META_BEFORE_SR", "nothing negotiated", abort(greeted().setMetaContext(EXPORT))),
            client("META_BEFORE_SR", "a list of them", abort(greeted().client(c -> c.optionMetaContext(9, "", "base:"))
                .server(s -> s.optionError(9, 0x8000_0003, "")))),
            client("META_REPLACED", "selected twice", abort(structured().setMetaContext(EXPORT).setMetaContext(EXPORT))),
            server("META_DUP_ID", "one id for two", abort(structured()
                .client(c -> c.optionMetaContext(Wire.OPT_SET_META_CONTEXT, "", "base:allocation", "qemu:x"))
                .server(s -> s.optionContext(Wire.OPT_SET_META_CONTEXT, 1, "base:allocation")
                    .optionContext(Wire.OPT_SET_META_CONTEXT, 1, "qemu:x").optionAck(Wire.OPT_SET_META_CONTEXT)))),
            client("STATE_BEFORE_STARTTLS", "structured replies first", abort(structured().client(c -> c.option(Wire.OPT_STARTTLS))
                .server(s -> s.optionError(Wire.OPT_STARTTLS, unsupported, "")))),
            client("TLS_DOWNGRADE", "goes on", abort(greeted().client(c -> c.option(Wire.OPT_STARTTLS))
                .server(s -> s.optionError(Wire.OPT_STARTTLS, unsupported, "")).acknowledged(Wire.OPT_LIST))),
            client("NOT_TLS_AFTER_ACK", "an option in clear", greeted().acknowledged(Wire.OPT_STARTTLS)
                .client(c -> c.raw(new byte[64]))),
            client("NOT_TLS_AFTER_ACK", "an option that can be read", greeted().acknowledged(Wire.OPT_STARTTLS)
                .client(c -> c.option(Wire.OPT_LIST))),
            server("NOT_TLS_AFTER_ACK", "a reply that can be read", greeted().acknowledged(Wire.OPT_STARTTLS)
                .server(s -> s.optionAck(Wire.OPT_LIST)), "OPT_REPLY_MISMATCH"),
            client("NOT_TLS_AFTER_ACK", "a request", greeted().acknowledged(Wire.OPT_STARTTLS)
                .client(c -> c.request(0, Wire.CMD_READ, 1, 0, 512))),
            server("NOT_TLS_AFTER_ACK", "a reply", greeted().acknowledged(Wire.OPT_STARTTLS)
                .server(s -> s.simpleReply(0, 1)), "COOKIE_UNKNOWN"),
            server("NAME_LENGTH", "of the server, beyond the reply", abort(greeted().client(c -> c.option(Wire.OPT_LIST))
                .server(s -> s.with(Field.NAME_LENGTH, 99).optionServer("x", "").optionAck(Wire.OPT_LIST)))),
            server("NAME_LENGTH", "of the server, 4097 bytes", abort(greeted().client(c -> c.option(Wire.OPT_LIST))
                .server(s -> s.optionServer("x".repeat(4097), "").optionAck(Wire.OPT_LIST)))),
            server("TLS_REQD_MISUSED", "to STARTTLS", abort(greeted().client(c -> c.option(Wire.OPT_STARTTLS))
                .server(s -> s.optionError(Wire.OPT_STARTTLS, 0x8000_0005, "")))),
            server("TLS_REQD_MISUSED", "TLS was refused as unknown", abort(greeted().client(c -> c.option(Wire.OPT_STARTTLS))
                .server(s -> s.optionError(Wire.OPT_STARTTLS, unsupported, "")).client(c -> c.option(Wire.OPT_LIST))
                .server(s -> s.optionError(Wire.OPT_LIST, 0x8000_0005, ""))), "TLS_DOWNGRADE"),
            server("TLS_REQD_MISUSED", "TLS was refused by policy", abort(greeted().client(c -> c.option(Wire.OPT_STARTTLS))
                .server(s -> s.optionError(Wire.OPT_STARTTLS, 0x8000_0002, "")).client(c -> c.option(Wire.OPT_LIST))
                .server(s -> s.optionError(Wire.OPT_LIST, 0x8000_0005, ""))), "TLS_DOWNGRADE"),
            client("HANDSHAKE_STALLED", "11 s", greeted().pause(11_000_000_000L).client(c -> c.option(ABORT))),
            client("CONTINUED_AFTER_SHUTDOWN", "an option", abort(greeted().client(c -> c.option(Wire.OPT_LIST))
                .server(s -> s.optionError(Wire.OPT_LIST, Wire.REP_ERR_SHUTDOWN, "going down"))
                .client(c -> c.optionInfo(go, "")).server(s -> s.optionError(go, Wire.REP_ERR_SHUTDOWN, "")))),
            server("FLAGS_WITHOUT_BASIS", "no HAS_FLAGS", go(greeted(), Export.of(1 << 20).withFlags(0))),
            server("FLAGS_WITHOUT_BASIS", "DF with simple replies",
                go(greeted(), Export.of(1 << 20).withFlags(Wire.FLAG_HAS_FLAGS | Wire.FLAG_SEND_DF))),
            server("FLAGS_WITHOUT_BASIS", "FAST_ZERO alone",
                go(greeted(), Export.of(1 << 20).withFlags(Wire.FLAG_HAS_FLAGS | Wire.FLAG_SEND_FAST_ZERO))),
            server("FLAGS_WITHOUT_BASIS", "payload without extended headers",
                go(structured(), Export.of(1 << 20).withFlags(Wire.FLAG_HAS_FLAGS | Wire.FLAG_BLOCK_STATUS_PAYLOAD))),
            server("EXPORT_PADDING", "zeroes", exportName(3, true)),
            server("EXPORT_PADDING", "no zeroes", exportName(1, false)),
            server("EXPORT_PADDING", "two bytes more", new Conversation(HeaderMode.SIMPLE).greet(3, 1)
                .client(c -> c.optionExportName(""))
                .server(s -> s.exportInformation(Valid.SIZE, Valid.export(HeaderMode.SIMPLE).transmissionFlags(), true).raw(new byte[2]))
                .read(0, new byte[512]).disconnect()),
            RuleCase.of("ABORT_NOT_ACKED", Fault.SERVER, "closed",
                Judged.capture(greeted().client(c -> c.option(ABORT)), Ending.SERVER, 0)));
    }
}
