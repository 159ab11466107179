package org.nbdscope.dissector.analysis;

import java.util.ArrayList;
import java.util.List;
import org.nbdscope.dissector.protocol.ClientFlag;
import org.nbdscope.dissector.protocol.HandshakeFlag;
import org.nbdscope.dissector.protocol.InformationType;
import org.nbdscope.dissector.protocol.OptionReplyType;
import org.nbdscope.dissector.protocol.OptionType;
import org.nbdscope.dissector.protocol.TransmissionFlag;
import org.nbdscope.dissector.session.OptionExchange;
import org.nbdscope.dissector.session.OptionReply;
import org.nbdscope.dissector.session.ReplyMode;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.TlsState;

/** Makes the table of what a session could use, agreed on, and used. */
final class NegotiationTable {

    static final String EXTENDED_HEADERS = "extended headers";
    static final String STRUCTURED_REPLIES = "structured replies";
    static final String BLOCK_STATUS = "block status";
    static final String BLOCK_SIZES = "block sizes";
    static final String FLUSH = "flush";
    static final String WRITE_ZEROES = "write zeroes";
    static final String FAST_ZERO = "fast zero";
    static final String STATUS_PAYLOAD = "block status payload";
    static final String CONNECTIONS = "multiple connections";

    private final Session session;
    private final FeatureUse use;
    /** Whether the transmission phase can be read: else nobody knows what was used. */
    private final boolean readable;
    private final List<Negotiation> rows = new ArrayList<>();

    private NegotiationTable(Session session, FeatureUse use) {
        this.session = session;
        this.use = use;
        readable = session.tls() != TlsState.ENCRYPTED;
    }

    /**
     * The features in a fixed order.
     *
     * @param connections of this client to this disk at once, this one included
     * @param savings     what the features would have saved
     */
    static List<Negotiation> of(Session session, FeatureUse use, int connections, MissedSavings savings) {
        NegotiationTable table = new NegotiationTable(session, use);
        table.handshake();
        table.options();
        table.transmissionFlags(connections);
        table.rows.replaceAll(row -> new Negotiation(row.feature(), row.offered(), row.asked(), row.granted(), row.used(), savings.of(row)));
        return List.copyOf(table.rows);
    }

    private void handshake() {
        handshakeFlag("fixed newstyle", HandshakeFlag.NBD_FLAG_FIXED_NEWSTYLE, ClientFlag.NBD_FLAG_C_FIXED_NEWSTYLE);
        handshakeFlag("no zeroes", HandshakeFlag.NBD_FLAG_NO_ZEROES, ClientFlag.NBD_FLAG_C_NO_ZEROES);
    }

    private void handshakeFlag(String feature, HandshakeFlag server, ClientFlag client) {
        Boolean offered = session.handshakeSeen() ? server.in(session.handshakeFlags()) : null;
        Boolean asked = use.clientFlags == null ? null : client.in(use.clientFlags);
        Boolean granted = offered == null || asked == null ? null : Boolean.valueOf(offered && asked);
        rows.add(new Negotiation(feature, offered, asked, granted, null));
    }

    private void options() {
        option("TLS", OptionType.NBD_OPT_STARTTLS, session.tls() == TlsState.NONE ? null : use.tlsRecords);
        // Where both were granted, extended headers are used: nothing is missed.
        boolean extended = session.replies() == ReplyMode.EXTENDED;
        option(STRUCTURED_REPLIES, OptionType.NBD_OPT_STRUCTURED_REPLY, extended ? null : used(use.structuredChunks));
        option(EXTENDED_HEADERS, OptionType.NBD_OPT_EXTENDED_HEADERS, used(use.extendedRequests));
        contexts();
        blockSizes();
    }

    private Long used(long count) {
        return readable ? count : null;
    }

    private void option(String feature, OptionType option, Long used) {
        Boolean answer = answerTo(option);
        rows.add(new Negotiation(feature, answer, asked(option), answer, used));
    }

    private Boolean asked(OptionType option) {
        return session.handshakeSeen() ? session.options().stream().anyMatch(o -> o.option() == option.value()) : null;
    }

    /** Whether an option was acknowledged; null where it was not sent or not answered. */
    private Boolean answerTo(OptionType option) {
        Boolean answer = null;
        for (OptionExchange exchange : session.options()) {
            if (exchange.option() == option.value() && exchange.finished()) {
                boolean acknowledged = exchange.replies().stream().anyMatch(r -> r.type() == OptionReplyType.NBD_REP_ACK.value());
                answer = acknowledged || Boolean.TRUE.equals(answer);
            }
        }
        return answer;
    }

    private void contexts() {
        Boolean offered = null;
        for (OptionExchange exchange : session.options()) {
            OptionType type = OptionType.of(exchange.option());
            if (exchange.finished() && (type == OptionType.NBD_OPT_LIST_META_CONTEXT || type == OptionType.NBD_OPT_SET_META_CONTEXT)) {
                boolean named = exchange.replies().stream().anyMatch(reply -> reply.contextId() != null);
                offered = named || Boolean.TRUE.equals(offered);
            }
        }
        Boolean asked = asked(OptionType.NBD_OPT_SET_META_CONTEXT);
        Boolean granted = asked == null || !asked || session.contexts() == null ? null : Boolean.valueOf(!session.contexts().isEmpty());
        rows.add(new Negotiation(BLOCK_STATUS, offered, asked, granted, used(use.blockStatus)));
    }

    private void blockSizes() {
        Boolean told = null;
        Boolean asked = session.handshakeSeen() ? Boolean.FALSE : null;
        int type = InformationType.NBD_INFO_BLOCK_SIZE.value();
        for (OptionExchange exchange : session.options()) {
            if (exchange.informationRequests() == null) {
                continue;
            }
            if (exchange.informationRequests().contains(type)) {
                asked = true;
            }
            if (exchange.finished()) {
                told = Boolean.TRUE.equals(told) || exchange.replies().stream().anyMatch(reply -> tells(reply, type));
            }
        }
        rows.add(new Negotiation(BLOCK_SIZES, told, asked, told, null));
    }

    private static boolean tells(OptionReply reply, int informationType) {
        return reply.information() != null && reply.information() == informationType;
    }

    private void transmissionFlags(int connections) {
        flag(FLUSH, TransmissionFlag.NBD_FLAG_SEND_FLUSH, use.flush);
        flag("FUA", TransmissionFlag.NBD_FLAG_SEND_FUA, use.fua);
        flag("trim", TransmissionFlag.NBD_FLAG_SEND_TRIM, use.trim);
        flag(WRITE_ZEROES, TransmissionFlag.NBD_FLAG_SEND_WRITE_ZEROES, use.writeZeroes);
        flag(FAST_ZERO, TransmissionFlag.NBD_FLAG_SEND_FAST_ZERO, use.fastZero);
        flag("cache", TransmissionFlag.NBD_FLAG_SEND_CACHE, use.cache);
        flag("don't fragment", TransmissionFlag.NBD_FLAG_SEND_DF, use.df);
        flag(STATUS_PAYLOAD, TransmissionFlag.NBD_FLAG_BLOCK_STATUS_PAYLOAD, use.blockStatusPayload);
        Boolean offered = offered(TransmissionFlag.NBD_FLAG_CAN_MULTI_CONN);
        rows.add(new Negotiation(CONNECTIONS, offered, null, null, connections > 1 ? (long) connections : 0));
    }

    private void flag(String feature, TransmissionFlag flag, long count) {
        rows.add(new Negotiation(feature, offered(flag), null, null, used(count)));
    }

    private Boolean offered(TransmissionFlag flag) {
        return session.transmissionFlags() == null ? null : flag.in(session.transmissionFlags());
    }
}
