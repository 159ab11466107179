package org.nbdscope.dissector.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nbdscope.dissector.protocol.ClientFlag;
import org.nbdscope.dissector.protocol.HandshakeFlag;
import org.nbdscope.dissector.protocol.InformationType;
import org.nbdscope.dissector.protocol.OptionReplyType;
import org.nbdscope.dissector.protocol.OptionType;
import org.nbdscope.dissector.protocol.TransmissionFlag;
import org.nbdscope.dissector.session.HandshakeStyle;
import org.nbdscope.dissector.session.MessageKind;
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
    /** Whether all that was said can be read: else nobody knows what was used, nor what was not asked for. */
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
        table.rows.replaceAll(row -> row.saving(savings.of(row)));
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
        Statement greeting = offered == null ? null : Statement.GREETING;
        Statement flags = asked == null ? null : Statement.CLIENT_FLAGS;
        add(feature, offered, asked, granted, null, new Said(greeting, flags, granted == null ? null : flags));
    }

    private void add(String feature, Boolean offered, Boolean asked, Boolean granted, Long used, Said said) {
        rows.add(new Negotiation(feature, offered, asked, granted, used, null, said));
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
        OptionExchange asked = exchange(each -> is(each, option));
        OptionExchange answered = exchange(each -> is(each, option) && acknowledged(each), each -> is(each, option) && each.finished());
        Boolean answer = answered == null ? null : Boolean.valueOf(acknowledged(answered));
        Statement reply = answered == null ? null : conclusion(answered);
        add(feature, answer, known(asked), answer, used, new Said(reply, sent(asked), reply));
    }

    /** Whether an option was sent; null where nobody knows. */
    private Boolean known(OptionExchange sent) {
        return sent != null ? Boolean.TRUE : session.handshakeSeen() && readable ? Boolean.FALSE : null;
    }

    private static Statement sent(OptionExchange option) {
        return option == null ? null : Statement.of(option);
    }

    /** The first option like this, else like that; null for none. */
    @SafeVarargs
    private OptionExchange exchange(Predicate<OptionExchange>... wanted) {
        return Stream.of(wanted).flatMap(each -> session.options().stream().filter(each)).findFirst().orElse(null);
    }

    private static boolean is(OptionExchange exchange, OptionType option) {
        return exchange.option() == option.value();
    }

    private static boolean acknowledged(OptionExchange exchange) {
        return exchange.finished() && exchange.replies().stream().anyMatch(reply -> reply.type() == OptionReplyType.NBD_REP_ACK.value());
    }

    /** The reply after which nothing follows. */
    private static Statement conclusion(OptionExchange finished) {
        List<OptionReply> replies = finished.replies();
        return replies.isEmpty() ? null : Statement.of(finished, replies.get(replies.size() - 1));
    }

    /** The first reply like this, else the conclusion. */
    private static Statement reply(OptionExchange finished, Predicate<OptionReply> wanted) {
        return finished.replies().stream().filter(wanted).findFirst().map(reply -> Statement.of(finished, reply))
                .orElse(conclusion(finished));
    }

    private void contexts() {
        Predicate<OptionReply> names = reply -> reply.contextId() != null;
        Predicate<OptionExchange> answer = each -> each.finished()
                && (is(each, OptionType.NBD_OPT_LIST_META_CONTEXT) || is(each, OptionType.NBD_OPT_SET_META_CONTEXT));
        OptionExchange offer = exchange(answer.and(each -> each.replies().stream().anyMatch(names)), answer);
        Boolean offered = offer == null ? null : Boolean.valueOf(offer.replies().stream().anyMatch(names));
        OptionExchange asked = exchange(each -> is(each, OptionType.NBD_OPT_SET_META_CONTEXT));
        Boolean granted = asked == null || session.contexts() == null ? null : Boolean.valueOf(!session.contexts().isEmpty());
        // What is set again replaces what was set before.
        OptionExchange set = session.options().stream().filter(each -> is(each, OptionType.NBD_OPT_SET_META_CONTEXT))
                .reduce((before, last) -> last).orElse(null);
        add(BLOCK_STATUS, offered, known(asked), granted, used(use.blockStatus),
                new Said(offer == null ? null : reply(offer, names), sent(asked),
                        granted == null || !set.finished() ? null : reply(set, names)));
    }

    private void blockSizes() {
        int type = InformationType.NBD_INFO_BLOCK_SIZE.value();
        Predicate<OptionReply> tells = reply -> reply.information() != null && reply.information() == type;
        Predicate<OptionExchange> answer = each -> each.informationRequests() != null && each.finished();
        OptionExchange asked = exchange(each -> each.informationRequests() != null && each.informationRequests().contains(type));
        OptionExchange told = exchange(answer.and(each -> each.replies().stream().anyMatch(tells)), answer);
        Boolean answered = told == null ? null : Boolean.valueOf(told.replies().stream().anyMatch(tells));
        Statement reply = told == null ? null : reply(told, tells);
        add(BLOCK_SIZES, answered, known(asked), answered, null, new Said(reply, sent(asked), reply));
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
        add(CONNECTIONS, offered, null, null, used(connections > 1 ? connections : 0), flagsSaid());
    }

    private void flag(String feature, TransmissionFlag flag, long count) {
        add(feature, offered(flag), null, null, used(count), flagsSaid());
    }

    private Boolean offered(TransmissionFlag flag) {
        return session.transmissionFlags() == null ? null : flag.in(session.transmissionFlags());
    }

    /** The message that carried the transmission flags: an answer to NBD_OPT_GO or NBD_OPT_EXPORT_NAME, or the greeting of the oldstyle. */
    private Said flagsSaid() {
        if (session.transmissionFlags() == null) {
            return Said.NOWHERE;
        }
        OptionExchange go = exchange(each -> is(each, OptionType.NBD_OPT_GO) && acknowledged(each));
        OptionExchange name = exchange(each -> is(each, OptionType.NBD_OPT_EXPORT_NAME));
        Statement flags = go != null ? reply(go, reply -> reply.transmissionFlags() != null)
                : name != null ? new Statement(MessageKind.EXPORT_INFORMATION, name, null)
                : session.handshake() == HandshakeStyle.OLDSTYLE ? Statement.GREETING : null;
        return new Said(flags, null, null);
    }
}
