package org.nbdscope.dissector.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nbdscope.dissector.session.Side;

/**
 * What a client and a server agreed on over all their connections: a feature counts as offered, asked for or granted where it was so on
 * one of them.
 *
 * @param client   address of the client, without the port
 * @param server   address and port of the server
 * @param sessions numbers of the sessions ({@link org.nbdscope.dissector.session.Session#number()})
 * @param rows     the features, as for a single session; uses added up
 */
public record PairNegotiation(String client, String server, List<Integer> sessions, List<Negotiation> rows) {

    private record Pair(String client, String server) {
    }

    /** The pairs in the order of their first sessions. */
    static List<PairNegotiation> of(List<SessionSummary> sessions) {
        Map<Pair, List<SessionSummary>> pairs = new LinkedHashMap<>();
        for (SessionSummary session : sessions) {
            String client = session.session().endpoint(Side.CLIENT);
            Pair pair = new Pair(client.substring(0, client.lastIndexOf(':')), session.session().endpoint(Side.SERVER));
            pairs.computeIfAbsent(pair, key -> new ArrayList<>(1)).add(session);
        }
        List<PairNegotiation> result = new ArrayList<>();
        pairs.forEach((pair, its) -> result.add(new PairNegotiation(pair.client, pair.server,
                its.stream().map(session -> session.session().number()).toList(), join(its))));
        return List.copyOf(result);
    }

    private static List<Negotiation> join(List<SessionSummary> sessions) {
        List<Negotiation> rows = new ArrayList<>();
        for (int i = 0; i < sessions.get(0).negotiation().size(); i++) {
            Negotiation joined = sessions.get(0).negotiation().get(i);
            long missed = joined.missed() ? 1 : 0;
            for (SessionSummary session : sessions.subList(1, sessions.size())) {
                Negotiation row = session.negotiation().get(i);
                missed += row.missed() ? 1 : 0;
                Long used = row.used() == null ? joined.used() : Long.valueOf(row.used() + (joined.used() == null ? 0 : joined.used()));
                joined = new Negotiation(row.feature(), either(joined.offered(), row.offered()), either(joined.asked(), row.asked()),
                        either(joined.granted(), row.granted()), used, joined.saving() == null ? row.saving() : joined.saving());
            }
            if (missed > 1) {
                joined = new Negotiation(joined.feature(), joined.offered(), joined.asked(), joined.granted(), joined.used(),
                        joined.saving() + "; and the like on " + (missed - 1) + " more");
            }
            rows.add(joined);
        }
        return List.copyOf(rows);
    }

    private static Boolean either(Boolean one, Boolean other) {
        return one == null ? other : other == null ? one : Boolean.valueOf(one || other);
    }
}
