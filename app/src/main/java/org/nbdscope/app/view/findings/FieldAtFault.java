package org.nbdscope.app.view.findings;

import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import org.nbdscope.dissector.detail.DetailNode;
import org.nbdscope.dissector.findings.Rule;

/** Which field of a message breaks a rule, so that its bytes can be lit. */
public final class FieldAtFault {

    /** Nodes that are looked at; messages with more extents than that are judged by their first ones. */
    private static final int MAX_NODES = 20_000;
    private static final LongPredicate ANY = value -> true;

    private record Wanted(String field, LongPredicate wrong) {
        Wanted(String field) {
            this(field, ANY);
        }
    }

    private static final Map<String, Wanted> FIELDS = Map.ofEntries(
            Map.entry("BAD_MAGIC", new Wanted("nbd.hnd.version")),
            Map.entry("UNKNOWN_HS_FLAG", new Wanted("nbd.hnd.flags")),
            Map.entry("CLIENT_FLAG_NOT_OFFERED", new Wanted("nbd.cli.flags")),
            Map.entry("OPT_REPLY_MISMATCH", new Wanted("nbd.hnd.opt")),
            Map.entry("OPT_REPLY_LENGTH", new Wanted("nbd.option_reply.length")),
            Map.entry("FLAGS_WITHOUT_BASIS", new Wanted("nbd.export.trans.flags")),
            Map.entry("OUT_OF_BOUNDS", new Wanted("nbd.from")),
            Map.entry("UNALIGNED_MIN", new Wanted("nbd.from")),
            Map.entry("UNALIGNED_PREFERRED", new Wanted("nbd.from")),
            Map.entry("ZERO_LENGTH", new Wanted("nbd.len")),
            Map.entry("UNKNOWN_COMMAND", new Wanted("nbd.type")),
            Map.entry("WRITE_TO_READ_ONLY", new Wanted("nbd.type")),
            Map.entry("UNKNOWN_COMMAND_FLAGS", new Wanted("nbd.cmd.flags")),
            Map.entry("WRITE_WITHOUT_PAYLOAD_LEN", new Wanted("nbd.cmd.flags")),
            Map.entry("COOKIE_IN_FLIGHT_REUSED", new Wanted("nbd.handle")),
            Map.entry("HEADER_MODE", new Wanted("nbd.magic")),
            Map.entry("WRONG_TYPE", new Wanted("nbd.reply.type")),
            Map.entry("CHUNK_LENGTH", new Wanted("nbd.len")),
            Map.entry("EXT_OFFSET", new Wanted("nbd.reply.offset")),
            Map.entry("CTX_SET", new Wanted("nbd.meta_context.id")),
            Map.entry("COUNT_FIELD", new Wanted("nbd.block_status.count")),
            Map.entry("ZERO_EXTENT", new Wanted("nbd.extent.length", value -> value == 0)),
            Map.entry("EXTENT_SIGN_BIT", new Wanted("nbd.extent.length", value -> value < 0)),
            Map.entry("EXTRA_EXTENTS", new Wanted("nbd.extent.length")),
            Map.entry("REQ_ONE_BROKEN", new Wanted("nbd.extent.length")),
            Map.entry("HIGH_STATUS_BITS", new Wanted("nbd.status_flags", value -> value >>> Integer.SIZE != 0)),
            Map.entry("RESERVED_BITS", new Wanted("nbd.status_flags", value -> (value & ~0b11L) != 0)),
            Map.entry("SIZE_SIGN_BIT", new Wanted("nbd.export.size")),
            Map.entry("UNKNOWN_REPLY_FLAGS", new Wanted("nbd.reply.flags")),
            Map.entry("STATUS_CONTRADICTS", new Wanted("nbd.status_flags")));

    private int left = MAX_NODES;

    private FieldAtFault() {
    }

    /** The field of a message that breaks a rule; null where the rule is not about a single field, or the message has none such. */
    public static DetailNode of(Rule rule, DetailNode message) {
        Wanted wanted = FIELDS.get(rule.code());
        return wanted == null ? null : new FieldAtFault().find(wanted, message);
    }

    /** The codes of the rules that are about a single field. */
    static Set<String> codes() {
        return FIELDS.keySet();
    }

    private DetailNode find(Wanted wanted, DetailNode node) {
        boolean named = node.field() != null && node.field().name().equals(wanted.field) && node.offset() >= 0 && node.length() > 0;
        if (named && (wanted.wrong == ANY || node.raw() instanceof Long value && wanted.wrong.test(value))) {
            return node;
        }
        for (DetailNode child : node.children()) {
            if (--left < 0) {
                return null;
            }
            DetailNode found = find(wanted, child);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
