package org.nbdscope.app.view.summary;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.nbdscope.dissector.analysis.Negotiation;
import org.nbdscope.dissector.analysis.Said;
import org.nbdscope.dissector.analysis.Statement;
import org.nbdscope.dissector.export.MessageSummary;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.session.Session;

/**
 * A message of a handshake that says something of a feature.
 *
 * @param message its row
 * @param words   {@code C0 #3, packet 9: } and what it says
 */
public record HandshakePlace(int message, String words) {

    /**
     * The messages to which the rows of a session's negotiation point, as far as they are still kept.
     *
     * @param messages rows of the table that may be read
     */
    static Map<Statement, HandshakePlace> of(CaptureModel model, Session session, List<Negotiation> rows, int messages) {
        Set<Statement> wanted = new HashSet<>();
        for (Negotiation row : rows) {
            Said said = row.said();
            Stream.of(said.offered(), said.asked(), said.granted()).filter(Objects::nonNull).forEach(wanted::add);
        }
        Map<Statement, HandshakePlace> places = new HashMap<>();
        MessageTable table = model.messages();
        for (int row = table.first(); row < messages && !wanted.isEmpty(); row++) {
            if (table.session(row) != session.id()) {
                continue;
            }
            if (table.kind(row).isRequest()) {
                break; // the handshake is over
            }
            Statement statement = Statement.at(table, row);
            if (wanted.remove(statement)) {
                places.put(statement, new HandshakePlace(row, SummaryBuilder.name(session) + " #" + row + ", packet "
                        + table.frame(row) + ": " + new MessageSummary(model).of(row)));
            }
        }
        return places;
    }
}
