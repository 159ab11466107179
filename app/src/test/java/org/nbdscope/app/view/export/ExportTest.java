package org.nbdscope.app.view.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.FilterInput;
import org.nbdscope.app.view.Job;
import org.nbdscope.app.view.ListMode;
import org.nbdscope.app.view.Samples;
import org.nbdscope.app.view.Workspace;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;
import org.nbdscope.dissector.protocol.Command;

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
        finish(RowExport.start(ExportRows.of(workspace, false), ExportFormat.CSV, csv));
        List<String> lines = Files.readAllLines(csv);
        assertEquals(19, lines.size(), "names, and a line for each row");
        assertTrue(lines.get(0).startsWith("message,session,frame,"), lines.get(0));
        Path json = folder.resolve("rows.jsonl");
        finish(RowExport.start(ExportRows.of(workspace, false), ExportFormat.JSON_LINES, json));
        assertEquals(18, Files.readAllLines(json).size());
    }

    @Test
    void writesMarkedRowsOnly() throws Exception {
        workspace.selected().set(7);
        workspace.toggleMark();
        Path file = folder.resolve("rows.jsonl");
        finish(RowExport.start(ExportRows.of(workspace, true), ExportFormat.JSON_LINES, file));
        List<String> lines = Files.readAllLines(file);
        assertEquals(1, lines.size());
        assertTrue(lines.get(0).startsWith("{\"message\":7,"), lines.get(0));
    }

    @Test
    void writesPacketsAsRows() throws Exception {
        workspace.list().get().query(workspace.list().get().query().with(ListMode.PACKETS));
        Path file = folder.resolve("packets.csv");
        finish(RowExport.start(ExportRows.of(workspace, false), ExportFormat.CSV, file));
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
        Job job = RowExport.start(ExportRows.of(workspace, false), ExportFormat.JSON, folder.resolve("none").resolve("rows.json"));
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
                RowExport.start(rows, ExportFormat.CSV, capture))) {
            await(job);
            assertTrue(String.valueOf(job.problem()).contains("is the capture itself"), job.problem());
        }
        assertArrayEquals(before, Files.readAllBytes(capture));
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
