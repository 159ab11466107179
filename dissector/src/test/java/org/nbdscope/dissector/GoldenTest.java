package org.nbdscope.dissector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nbdscope.dissector.export.JsonSink;
import org.nbdscope.dissector.export.MessageRow;
import org.nbdscope.dissector.export.OptionRow;
import org.nbdscope.dissector.export.Row;
import org.nbdscope.dissector.export.SessionRow;
import org.nbdscope.dissector.export.TransactionRow;
import org.nbdscope.dissector.filter.MessageValues;
import org.nbdscope.dissector.filter.TransactionValues;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.session.OptionExchange;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.testing.Decoded;
import org.nbdscope.dissector.testing.ModelInvariants;
import org.nbdscope.dissector.testing.SampleCaptures;

/**
 * Every sample capture {@code x.pcap*} has the rows that are to come out of it beside it, in {@code x.golden.jsonl}: sessions, options,
 * messages, transactions, each with its kind in front. With {@code -Dgolden.update=true} the files are written anew; read the difference
 * before you commit it.
 */
class GoldenTest {

    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    @TestFactory
    Stream<DynamicTest> rowsOfEverySampleCapture() throws IOException {
        return SampleCaptures.all().stream().map(capture -> DynamicTest.dynamicTest(SampleCaptures.nameOf(capture), () -> compare(capture)));
    }

    private static void compare(Path capture) throws IOException {
        CaptureModel model = Decoded.of(capture).model();
        ModelInvariants.check(model);
        List<String> rows = rows(model);
        Path golden = capture.resolveSibling(SampleCaptures.nameOf(capture) + ".golden.jsonl");
        if (UPDATE) {
            Files.write(golden, rows);
            return;
        }
        List<String> expected = Files.readAllLines(golden);
        for (int i = 0; i < Math.min(expected.size(), rows.size()); i++) {
            assertEquals(expected.get(i), rows.get(i), golden.getFileName() + ", line " + (i + 1));
        }
        assertEquals(expected.size(), rows.size(), "rows of " + golden.getFileName());
    }

    private static List<String> rows(CaptureModel model) {
        List<Session> sessions = model.sessions().stream().sorted(Comparator.comparingInt(Session::number)).toList();
        List<String> lines = new ArrayList<>();
        for (Session session : sessions) {
            lines.add(line("session", new SessionRow().at(session)));
        }
        for (Session session : sessions) {
            for (OptionExchange option : session.options()) {
                lines.add(line("option", new OptionRow().at(session, option)));
            }
        }
        for (int row = 0; row < model.messages().count(); row++) {
            lines.add(line("message", new MessageRow(model, new MessageValues(model, null)).at(row)));
        }
        for (int row = 0; row < model.transactions().count(); row++) {
            lines.add(line("transaction", new TransactionRow(model, new TransactionValues(model, new MessageValues(model, null))).at(row)));
        }
        return lines;
    }

    private static String line(String kind, Row row) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonSink sink = JsonSink.lines(bytes)) {
            row.write(sink);
        }
        return "{\"kind\":\"" + kind + "\"," + bytes.toString(StandardCharsets.UTF_8).strip().substring(1);
    }
}
