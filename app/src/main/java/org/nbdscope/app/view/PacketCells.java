package org.nbdscope.app.view;

import java.util.List;
import org.nbdscope.app.view.findings.PlacedFinding;
import org.nbdscope.dissector.analysis.MapCause;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.model.MessageTable;

/** A row per packet; the number of a packet is its row and one. */
public final class PacketCells implements RowCells {

    private final CaptureDocument document;
    private final PacketSource packets;
    private final MessageCells messages;
    private final MessageFacts facts;

    /** @param packets tells what stands in a line */
    PacketCells(CaptureDocument document, PacketSource packets) {
        this.document = document;
        this.packets = packets;
        messages = new MessageCells(document);
        facts = new MessageFacts(document.model());
    }

    @Override
    public String text(ListColumn column, int row) {
        if (column == ListColumn.NUMBER) {
            return Long.toString(row + 1L);
        }
        PacketLine line = packets.line(row + 1L);
        if (line == null) {
            return column == ListColumn.INFO ? "…" : "";
        }
        return switch (column) {
            case SOURCE -> line.source();
            case DESTINATION -> line.destination();
            case PROTOCOL -> line.protocol();
            case INFO -> line.info();
            case CONNECTION -> line.session() == null ? "" : facts.connection(line.session().id());
            case FINDING -> MessageFacts.notes(findings(row), null);
            default -> "";
        };
    }

    @Override
    public List<String> flagNames(int row) {
        return List.of();
    }

    @Override
    public long timeNanos(int row) {
        PacketLine line = packets.line(row + 1L);
        return line == null ? Frame.NO_TIME : line.timeNanos();
    }

    @Override
    public long latencyNanos(int row) {
        return -1;
    }

    @Override
    public int depth(int row) {
        return 0;
    }

    @Override
    public List<PlacedFinding> findings(int row) {
        int[] completed = document.messagesOf(row + 1L);
        for (int message : completed) {
            List<PlacedFinding> found = messages.findings(message);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    @Override
    public MapCause cause(int row) {
        return null;
    }

    @Override
    public CommandGroup group(int row) {
        int message = message(row);
        return message < 0 ? CommandGroup.OTHER : messages.group(message);
    }

    @Override
    public boolean error(int row) {
        for (int message : document.messagesOf(row + 1L)) {
            if (messages.error(message)) {
                return true;
            }
        }
        return false;
    }

    /** Packets that complete no message are there for those who look for them. */
    @Override
    public boolean faint(int row) {
        return message(row) < 0;
    }

    @Override
    public int message(int row) {
        int[] completed = document.messagesOf(row + 1L);
        return completed.length == 0 ? MessageTable.NONE : completed[0];
    }

    @Override
    public int rowOf(int message) {
        return (int) document.model().messages().frame(message) - 1;
    }

    @Override
    public Long offset(int row) {
        return null;
    }

    /** Bytes on the wire. */
    @Override
    public Long length(int row) {
        PacketLine line = packets.line(row + 1L);
        return line == null ? null : (Long) line.length();
    }

    @Override
    public boolean marked(int row, Workspace workspace) {
        for (int message : document.messagesOf(row + 1L)) {
            if (workspace.marked(message)) {
                return true;
            }
        }
        return workspace.packetMarked(row + 1L);
    }
}
