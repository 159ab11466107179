package org.nbdscope.dissector.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.nbdscope.dissector.export.JsonSink;
import org.nbdscope.dissector.export.MessageRow;
import org.nbdscope.dissector.export.OptionRow;
import org.nbdscope.dissector.export.SessionRow;
import org.nbdscope.dissector.export.TransactionRow;
import org.nbdscope.dissector.filter.MessageValues;
import org.nbdscope.dissector.filter.TransactionValues;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;
import org.nbdscope.dissector.session.OptionExchange;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.Side;

/** What holds for every model of a capture that has been read to its end, whatever bytes were in it. */
public final class ModelInvariants {

    private ModelInvariants() {
    }

    /** Fails where one does not hold. */
    public static void check(CaptureModel model) {
        messages(model);
        transactions(model);
        for (Session session : model.sessions()) {
            assertTrue(session.number() >= 0, "a session without number");
            assertTrue(session.closed(), "a session that is not closed");
        }
        rows(model);
    }

    private static void messages(CaptureModel model) {
        MessageTable messages = model.messages();
        Map<String, Long> ends = new HashMap<>();
        for (int row = 0; row < messages.count(); row++) {
            String stream = messages.session(row) + " " + messages.from(row);
            assertEquals(ends.getOrDefault(stream, 0L), messages.streamOffset(row), "row " + row + " begins where the last one ends");
            assertTrue(messages.bytes(row) > 0, "row " + row + " has bytes");
            assertTrue(messages.missing(row) >= 0 && messages.missing(row) <= messages.bytes(row), "row " + row + ": missing bytes");
            assertTrue(messages.firstFrame(row) > 0 && messages.firstFrame(row) <= messages.frame(row), "row " + row + ": frames");
            assertTrue(messages.firstTimeNanos(row) <= messages.timeNanos(row), "row " + row + ": times");
            ends.put(stream, messages.streamOffset(row) + messages.bytes(row));
            reply(messages, row);
            DecodedMessage.of(model, row);
        }
    }

    private static void reply(MessageTable messages, int row) {
        int previous = messages.previous(row);
        assertTrue(previous < row, "row " + row + ": an earlier chunk comes before");
        if (previous >= 0) {
            assertEquals(messages.transaction(row), messages.transaction(previous), "row " + row + ": chunks of one reply");
            assertEquals(Side.SERVER, messages.from(previous));
        }
        if (messages.isBlockStatus(row)) {
            assertTrue(messages.missingExtents(row) >= 0, "row " + row + ": missing extents");
            assertTrue(messages.extents(row) >= 0, "row " + row + ": extents");
        }
    }

    private static void transactions(CaptureModel model) {
        TransactionTable transactions = model.transactions();
        Map<Integer, Integer> indexes = new HashMap<>();
        for (int row = 0; row < transactions.count(); row++) {
            assertTrue(transactions.finished(row), "transaction " + row + " is finished");
            Session session = model.session(transactions.session(row));
            assertTrue(transactions.index(row) < session.requests(), "transaction " + row + " is counted");
            indexes.merge(session.id(), 1, Integer::sum);
            int request = transactions.request(row);
            if (request >= 0) {
                assertEquals(row, model.messages().transaction(request), "transaction " + row + " and its request");
            }
            int reply = transactions.lastReply(row);
            if (reply >= 0) {
                assertEquals(row, model.messages().transaction(reply), "transaction " + row + " and its reply");
            }
        }
        indexes.forEach((id, count) -> assertTrue(count <= model.session(id).requests()));
    }

    private static void rows(CaptureModel model) {
        JsonSink json = JsonSink.lines(OutputStream.nullOutputStream());
        StringBuilder text = new StringBuilder();
        MessageRow message = new MessageRow(model, new MessageValues(model, null));
        for (int row = 0; row < model.messages().count(); row++) {
            message.at(row).write(json);
            text.setLength(0);
            message.at(row).text(text);
            assertTrue(text.chars().allMatch(c -> c >= ' '), () -> "control characters in " + text);
        }
        TransactionRow transaction = new TransactionRow(model, new TransactionValues(model, new MessageValues(model, null)));
        for (int row = 0; row < model.transactions().count(); row++) {
            transaction.at(row).write(json);
            transaction.at(row).text(text);
        }
        SessionRow sessionRow = new SessionRow();
        OptionRow optionRow = new OptionRow();
        for (Session session : model.sessions()) {
            sessionRow.at(session).write(json);
            sessionRow.at(session).text(text);
            for (OptionExchange option : session.options()) {
                optionRow.at(session, option).write(json);
                optionRow.at(session, option).text(text);
            }
        }
        json.close();
    }
}
