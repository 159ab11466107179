package org.nbdscope.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nbdscope.dissector.detail.DetailNode;
import org.nbdscope.dissector.protocol.PacketFields;

@Timeout(60)
class PacketCellsTest {

    private CaptureDocument document;
    private final ConcurrentLinkedQueue<Runnable> window = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void open() throws InterruptedException {
        document = CaptureDocument.open(Samples.FOUR_CONNECTIONS);
        assertTrue(document.awaitEnd(30_000));
    }

    @AfterEach
    void close() {
        document.close();
    }

    @Test
    void readsPacketsWhenTheyAreLookedAt() throws InterruptedException {
        RowCells cells = ListModel.cells(document, ListMode.PACKETS, () -> new PacketBlocks(document, window::add, () -> { }));
        assertEquals("1", cells.text(ListColumn.NUMBER, 0));
        assertEquals("…", cells.text(ListColumn.INFO, 0), "not read yet");
        while (cells.text(ListColumn.INFO, 0).equals("…")) {
            for (Runnable work = window.poll(); work != null; work = window.poll()) {
                work.run();
            }
            Thread.sleep(2);
        }
        String syn = cells.text(ListColumn.INFO, 0);
        assertTrue(syn.contains("[SYN] Seq=0 "), syn);
        assertEquals("TCP", cells.text(ListColumn.PROTOCOL, 0));
        String greeting = cells.text(ListColumn.INFO, 3);
        assertTrue(greeting.contains("[PSH, ACK] Seq=1 Ack=1 ") && greeting.contains("#0 Greeting"), greeting);
        assertEquals("NBD", cells.text(ListColumn.PROTOCOL, 3));
        assertEquals("127.0.0.1", cells.text(ListColumn.SOURCE, 3));
    }

    @Test
    void everyMessageIsOfOnePacket() {
        int listed = 0;
        for (long packet = 1; packet <= document.packets(); packet++) {
            for (int message : document.messagesOf(packet)) {
                assertEquals(packet, document.model().messages().frame(message));
                listed++;
            }
        }
        assertEquals(288, listed);
    }

    @Test
    void makesTreesOfPackets() throws Exception {
        PacketContent content = document.packetContent(8).get(30, TimeUnit.SECONDS);
        assertEquals(82, content.bytes().size());
        assertEquals(1, content.messages().size());
        checkPlaces(content.tree(), content.bytes().size());
        DetailNode port = find(content.tree(), PacketFields.TCP_DESTINATION_PORT.name());
        assertEquals(10809L, port.raw());
        assertEquals(10809, content.bytes().bytes().getShort(36) & 0xffff, "that is where it stands");
        assertEquals(36, port.offset());
    }

    /** Children lie within their parents, and do not share bytes. */
    private static void checkPlaces(DetailNode node, long size) {
        long end = Math.max(0, node.offset());
        for (DetailNode child : node.children()) {
            if (child.offset() >= 0) {
                assertTrue(child.offset() >= end, child.text());
                end = child.offset() + child.length();
                assertTrue(end <= (node.offset() < 0 ? size : node.offset() + node.length()), child.text());
            }
            checkPlaces(child, size);
        }
    }

    private static DetailNode find(DetailNode node, String name) {
        if (node.field() != null && node.field().name().equals(name)) {
            return node;
        }
        for (DetailNode child : node.children()) {
            DetailNode found = find(child, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
