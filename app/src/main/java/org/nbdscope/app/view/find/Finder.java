package org.nbdscope.app.view.find;

import java.io.IOException;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.FileAccess;
import org.nbdscope.app.view.FilterInput;
import org.nbdscope.app.view.ListColumn;
import org.nbdscope.app.view.ListMode;
import org.nbdscope.app.view.ListModel;
import org.nbdscope.app.view.ListQuery;
import org.nbdscope.app.view.PacketSource;
import org.nbdscope.app.view.RowCells;
import org.nbdscope.app.view.RowFilter;
import org.nbdscope.dissector.capture.CaptureException;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.packet.Outcome;
import org.nbdscope.dissector.packet.PacketDecoder;
import org.nbdscope.dissector.packet.TcpSegment;
import org.nbdscope.dissector.tcp.TcpReassembler;

/** Begins searches. */
public final class Finder {

    /** Rows, or packets, between two looks at whether the result is still wanted. */
    private static final int LOOK_EVERY = 1024;
    /** Where text is looked for. */
    private static final ListColumn[] COLUMNS = {ListColumn.MESSAGE, ListColumn.SUMMARY, ListColumn.STATUS, ListColumn.FLAGS,
        ListColumn.CONNECTION, ListColumn.FINDING, ListColumn.SOURCE, ListColumn.DESTINATION, ListColumn.INFO};

    private Finder() {
    }

    /**
     * Begins to look through a document, in a thread of its own.
     *
     * @param query one that has no {@link FindQuery#problem()}
     * @param mode  what the rows are
     * @param start the row of the table to begin with
     */
    public static RowSearch begin(CaptureDocument document, FindQuery query, ListMode mode, int start) {
        boolean inBytes = query.kind() == FindKind.HEX || query.kind() == FindKind.TEXT_IN_BYTES;
        int count = ListModel.count(document, mode);
        RowSearch search = new RowSearch(query, mode, inBytes ? 0 : start, count);
        if (inBytes) {
            search.begin(running -> document.withReader(reader -> bytes(document, reader, running)));
        } else if (query.kind() == FindKind.FILTER) {
            ListQuery wanted = ListQuery.DEFAULT.with(mode).with(FilterInput.of(query.text()).filter());
            search.begin(running -> scan(document, ListModel.needsFile(wanted), running, file -> new RowFilter(document, wanted, file)));
        } else {
            search.begin(running -> scan(document, mode == ListMode.PACKETS, running, file -> text(document, query, mode, file)));
        }
        return search;
    }

    private interface TestMaker {
        IntPredicate of(FileAccess file);
    }

    private static void scan(CaptureDocument document, boolean needsFile, RowSearch search, TestMaker maker) throws IOException {
        if (needsFile) {
            document.withFile(file -> rows(document, search, maker.of(file)));
        } else {
            rows(document, search, maker.of(null));
        }
    }

    private static void rows(CaptureDocument document, RowSearch search, IntPredicate test) {
        for (int n = 0; n < search.count(); n++) {
            if (n % LOOK_EVERY == 0) {
                if (search.cancelled()) {
                    return;
                }
                search.done(n, (double) n / search.count());
            }
            int row = search.row(n);
            if (row >= ListModel.first(document, search.mode()) && test.test(row)) {
                search.found(row);
                search.done(n + 1, (double) n / search.count());
            }
        }
    }

    private static IntPredicate text(CaptureDocument document, FindQuery query, ListMode mode, FileAccess file) {
        RowCells cells = ListModel.cells(document, mode, () -> PacketSource.reading(document, file));
        String wanted = query.text().toLowerCase(Locale.ROOT);
        return row -> {
            for (ListColumn column : COLUMNS) {
                if (cells.text(column, row).toLowerCase(Locale.ROOT).contains(wanted)) {
                    return true;
                }
            }
            return false;
        };
    }

    /** Puts the streams together once more: bytes that packets divide are found as well. */
    private static void bytes(CaptureDocument document, CaptureReader reader, RowSearch search) throws IOException {
        byte[] pattern = search.query().pattern();
        int[] failure = StreamSearch.failure(pattern);
        StreamMessages streams = new StreamMessages(document.model(), document.messages());
        TcpReassembler reassembler = new TcpReassembler(connection -> new StreamSearch(connection, pattern, failure,
                (of, direction, offset) -> found(document, search, streams.at(of.number(), direction, offset))));
        PacketDecoder decoder = new PacketDecoder();
        TcpSegment segment = new TcpSegment();
        long packets = Math.max(1, document.packets());
        try {
            for (long number = 1; number <= packets && reader.next() && !search.cancelled(); number++) {
                if (decoder.decode(reader.frame(), segment) == Outcome.TCP) {
                    reassembler.segment(segment);
                }
                if (number % LOOK_EVERY == 0) {
                    search.done((int) (search.count() * number / packets), (double) number / packets);
                }
            }
        } catch (CaptureException e) {
            reassembler.finish(); // the damage is known: what comes before it was looked through
            return;
        }
        reassembler.finish();
    }

    private static void found(CaptureDocument document, RowSearch search, int message) {
        if (message == MessageTable.NONE) {
            return;
        }
        MessageTable messages = document.model().messages();
        int row = switch (search.mode()) {
            case MESSAGES -> message;
            case TRANSACTIONS -> messages.transaction(message);
            case PACKETS -> (int) messages.frame(message) - 1;
        };
        if (row >= 0) {
            search.found(row);
        }
    }
}
