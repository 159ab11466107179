package org.nbdscope.app.view.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.Column;
import org.nbdscope.app.view.FieldColumn;
import org.nbdscope.app.view.FilterInput;
import org.nbdscope.app.view.Job;
import org.nbdscope.app.view.ListColumn;
import org.nbdscope.app.view.ListMode;
import org.nbdscope.app.view.MessageCells;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.Samples;
import org.nbdscope.app.view.TimeFormat;
import org.nbdscope.app.view.Workspace;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.NbdFields;

@Timeout(60)
class ExportTest {

    @TempDir
    Path folder;

    private final Workspace workspace = new Workspace();

    @BeforeEach
    void open() throws InterruptedException {
        workspace.open(Samples.FOUR_CONNECTIONS);
        assertTrue(workspace.document().get().awaitEnd(30_000));
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void writesDisplayedRows() throws Exception {
        filter("nbd.type == NBD_CMD_BLOCK_STATUS");
        Path csv = folder.resolve("rows.csv");
        finish(RowExport.start(ExportRows.of(workspace, false), columns(), ExportFormat.CSV, csv));
        List<String> lines = Files.readAllLines(csv);
        assertEquals(19, lines.size(), "names, and a line for each row");
        assertEquals("No.,Time (s),Connection,Direction,Message,Offset (bytes),Length,Flags,Status,Latency (s),Depth,Finding,Summary",
                lines.get(0));
        Path json = folder.resolve("rows.jsonl");
        finish(RowExport.start(ExportRows.of(workspace, false), columns(), ExportFormat.JSON_LINES, json));
        assertEquals(18, Files.readAllLines(json).size());
    }

    @Test
    void writesTheColumnsThatAreShownInTheirOrderAndFormats() throws Exception {
        filter("nbd.from == 772997120");
        workspace.offsetFormat().set(OffsetFormat.HEX);
        workspace.timeFormat().set(TimeFormat.SINCE_PREVIOUS);
        Path csv = folder.resolve("rows.csv");
        List<Column> shown = List.of(ListColumn.LENGTH, new FieldColumn(NbdFields.MESSAGE_BYTES), ListColumn.OFFSET, ListColumn.TIME,
                ListColumn.LATENCY);
        finish(RowExport.start(ExportRows.of(workspace, false), ExportColumns.of(workspace, shown), ExportFormat.CSV, csv));
        List<String> lines = Files.readAllLines(csv);
        assertEquals("Length," + NbdFields.MESSAGE_BYTES.label() + ",Offset (hex),Since previous (s),Latency (s)", lines.get(0));
        int request = workspace.list().get().rows().row(0);
        var messages = workspace.document().get().model().messages();
        long length = new MessageCells(workspace.document().get()).length(request);
        assertTrue(lines.get(1).matches(length + "," + messages.bytes(request) + ",0x2e130000,0\\.000000,0\\.\\d{9}"), lines.get(1));
        assertTrue(lines.get(2).matches(length + ",\\d+,0x2e130000,0\\.\\d{6},0\\.\\d{9}"), lines.get(2));
    }

    @Test
    void writesNumbersThatProgramsCanRead() throws Exception {
        Path csv = folder.resolve("rows.csv");
        finish(RowExport.start(ExportRows.of(workspace, false), columns(), ExportFormat.CSV, csv));
        assertFalse(Files.readString(csv).contains("\u2009"), "no space stands between digits");
    }

    @Test
    void addsToTheRecordWhatTheColumnsSayBeyondIt() throws Exception {
        filter("nbd.from == 772997120");
        Path plain = folder.resolve("plain.jsonl");
        finish(RowExport.start(ExportRows.of(workspace, false), ExportColumns.of(workspace, List.of()), ExportFormat.JSON_LINES, plain));
        Path whole = folder.resolve("whole.jsonl");
        List<Column> shown = new ArrayList<>(ListMode.MESSAGES.columns());
        shown.add(new FieldColumn(NbdFields.MESSAGE_BYTES));
        finish(RowExport.start(ExportRows.of(workspace, false), ExportColumns.of(workspace, shown), ExportFormat.JSON_LINES, whole));
        List<String> records = Files.readAllLines(plain);
        List<String> rows = Files.readAllLines(whole);
        assertEquals(2, rows.size());
        for (int i = 0; i < rows.size(); i++) {
            String record = records.get(i).substring(0, records.get(i).length() - 1);
            assertTrue(rows.get(i).startsWith(record + ",\"connection\":\"C"), rows.get(i));
            assertTrue(rows.get(i).contains("\"offset\":772997120,\"length\":"), rows.get(i));
            assertTrue(rows.get(i).contains("\"depth\":"), rows.get(i));
            assertTrue(rows.get(i).matches(".*\"" + NbdFields.MESSAGE_BYTES.name() + "\":\\d+.*"), rows.get(i));
            assertTrue(rows.get(i).matches(".*\"latencyNanos\":\\d+.*"), rows.get(i));
        }
    }

    @Test
    void writesMarkedRowsOnly() throws Exception {
        workspace.selected().set(7);
        workspace.toggleMark();
        Path file = folder.resolve("rows.jsonl");
        finish(RowExport.start(ExportRows.of(workspace, true), columns(), ExportFormat.JSON_LINES, file));
        List<String> lines = Files.readAllLines(file);
        assertEquals(1, lines.size());
        assertTrue(lines.get(0).startsWith("{\"message\":7,"), lines.get(0));
    }

    @Test
    void writesPacketsAsRows() throws Exception {
        workspace.list().get().query(workspace.list().get().query().with(ListMode.PACKETS));
        Path file = folder.resolve("packets.csv");
        finish(RowExport.start(ExportRows.of(workspace, false), columns(), ExportFormat.CSV, file));
        assertEquals(409, Files.readAllLines(file).size());
    }

    @Test
    void writesPacketsThatCanBeReadByThemselves() throws Exception {
        filter("nbd.type == NBD_CMD_BLOCK_STATUS && nbd.session == 1");
        int shown = workspace.list().get().rows().size();
        Path file = folder.resolve("packets.pcapng");
        finish(PacketExport.start(ExportRows.of(workspace, false), true, file));
        try (CaptureDocument again = CaptureDocument.open(file)) {
            assertTrue(again.awaitEnd(30_000));
            assertNull(again.notice());
            assertTrue(again.packets() < 60, "one connection, without its reads: " + again.packets());
            MessageTable messages = again.model().messages();
            int status = 0;
            for (int row = 0; row < again.messages(); row++) {
                boolean known = messages.transaction(row) >= 0;
                status += known && again.model().transactions().command(messages.transaction(row)) == 7 ? 1 : 0;
            }
            assertEquals(shown, status, "requests and replies");
            assertEquals(1, again.model().sessions().size());
            assertTrue(again.model().sessions().get(0).handshakeSeen());
        }
    }

    /** What is not exported says nothing about when the rest was said. */
    @Test
    void writesPacketsFromWhichTheSameTimesCanBeRead() throws Exception {
        filter("nbd.type == NBD_CMD_READ && nbd.len > 30000");
        List<String> shown = times(workspace.document().get());
        assertEquals(workspace.list().get().rows().size(), 2 * shown.size(), "requests and replies");
        for (boolean handshakes : new boolean[] {true, false}) {
            Path file = folder.resolve("packets" + handshakes + ".pcapng");
            finish(PacketExport.start(ExportRows.of(workspace, false), handshakes, file));
            try (CaptureDocument again = CaptureDocument.open(file)) {
                assertTrue(again.awaitEnd(30_000));
                assertEquals(shown, times(again), "with handshakes: " + handshakes);
            }
        }
    }

    /** When long reads were asked and answered. */
    private static List<String> times(CaptureDocument document) {
        MessageTable messages = document.model().messages();
        TransactionTable transactions = document.model().transactions();
        return IntStream.range(0, transactions.count())
                .filter(row -> transactions.command(row) == Command.NBD_CMD_READ.value() && transactions.length(row) > 30_000)
                .mapToObj(row -> transactions.offset(row) + " asked " + messages.timeNanos(transactions.request(row)) + " answered "
                        + messages.timeNanos(transactions.lastReply(row))).sorted().toList();
    }

    @Test
    void writesNoHandshakeWhereNobodyWantsIt() throws Exception {
        workspace.selected().set(0);
        workspace.toggleMark();
        Path file = folder.resolve("packets.pcapng");
        finish(PacketExport.start(ExportRows.of(workspace, true), false, file));
        try (CaptureDocument again = CaptureDocument.open(file)) {
            assertTrue(again.awaitEnd(30_000));
            assertEquals(1, again.packets());
        }
    }

    @Test
    void saysWhyAFileCannotBeWritten() throws Exception {
        Job job = RowExport.start(ExportRows.of(workspace, false), columns(), ExportFormat.JSON,
                folder.resolve("none").resolve("rows.json"));
        await(job);
        assertTrue(job.problem().startsWith("Exporting rows did not work"), job.problem());
    }

    @Test
    void leavesTheCaptureItselfAlone() throws Exception {
        Path capture = Files.copy(Samples.FOUR_CONNECTIONS, folder.resolve("own.pcapng"));
        byte[] before = Files.readAllBytes(capture);
        Path otherName = Files.createSymbolicLink(folder.resolve("link.pcapng"), capture);
        workspace.open(capture);
        assertTrue(workspace.document().get().awaitEnd(30_000));
        ExportRows rows = ExportRows.of(workspace, false);
        for (Job job : List.of(PacketExport.start(rows, true, capture), PacketExport.start(rows, true, otherName),
                RowExport.start(rows, columns(), ExportFormat.CSV, capture))) {
            await(job);
            assertTrue(String.valueOf(job.problem()).contains("is the capture itself"), job.problem());
        }
        assertArrayEquals(before, Files.readAllBytes(capture));
    }

    private ExportColumns columns() {
        return ExportColumns.of(workspace, workspace.list().get().query().mode().columns());
    }

    private void filter(String text) throws InterruptedException {
        workspace.apply(FilterInput.of(text));
        while (workspace.list().get().working()) {
            Thread.sleep(2);
        }
    }

    private static void finish(Job job) throws InterruptedException, IOException {
        await(job);
        assertNull(job.problem());
    }

    private static void await(Job job) throws InterruptedException {
        while (job.running()) {
            Thread.sleep(2);
        }
    }
}
