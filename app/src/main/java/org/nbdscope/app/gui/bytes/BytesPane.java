package org.nbdscope.app.gui.bytes;

import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextAlignment;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.DetailLine;
import org.nbdscope.app.view.MessageContent;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.PacketContent;
import org.nbdscope.app.view.Workspace;
import org.nbdscope.dissector.detail.CapturedPacket;
import org.nbdscope.dissector.detail.DetailNode;
import org.nbdscope.dissector.detail.MessageBytes;
import org.nbdscope.dissector.detail.MessageStretch;
import org.nbdscope.dissector.model.MessageTable;

/** The bytes of the selected message, and those of the packet that completed it, or that is selected itself. */
public final class BytesPane extends StackPane {

    /** Gets a byte that was clicked. */
    public interface Picked {

        /** @param message whose byte it is, or {@code MessageTable.NONE} for the packet's */
        void at(int message, long position);
    }

    private final Workspace workspace;
    private final BytesView message;
    private final BytesView packet;
    private final Label count = new Label();
    private final Label empty = new Label();
    private final Tab messageTab = new Tab("Message bytes");
    private final Tab packetTab = new Tab("Packet bytes");
    private final TabPane tabs = new TabPane(messageTab, packetTab);
    /** The message whose bytes are shown, with its row; null for none. */
    private MessageBytes messageBytes;
    private int messageRow = MessageTable.NONE;
    /** The packet that is selected; null where a message is. */
    private PacketContent packetContent;
    private long packetWanted = -1;
    /** Which bytes of the message stand in the packet that is shown with it. */
    private MessageStretch stretch = MessageStretch.NONE;
    /** What is lit of the message, and palely; null for nothing. */
    private DetailNode lit;
    private DetailNode pale;

    /** Shows nothing yet. */
    public BytesPane(Workspace workspace, ObjectProperty<Look> look, Picked picked) {
        this.workspace = workspace;
        message = new BytesView(look, index -> picked.at(messageRow, index));
        message.setId("message-bytes");
        message.setAccessibleText("Bytes of the message");
        packet = new BytesView(look, index -> {
            if (packetContent != null) {
                picked.at(MessageTable.NONE, index);
            } else if (stretch.inMessage(index) >= 0) {
                picked.at(messageRow, stretch.inMessage(index));
            }
        });
        packet.setId("packet-bytes");
        packet.setAccessibleText("Bytes of the packet");
        getStyleClass().add("pane");
        messageTab.setContent(message);
        packetTab.setContent(packet);
        tabs.setId("bytes-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> tabChosen());
        count.getStyleClass().addAll("hint", "bytes-count");
        count.setMouseTransparent(true);
        StackPane.setAlignment(count, Pos.TOP_RIGHT);
        empty.setId("bytes-empty");
        empty.getStyleClass().add("empty");
        empty.setWrapText(true);
        empty.setTextAlignment(TextAlignment.CENTER);
        empty.setMouseTransparent(true);
        getChildren().addAll(tabs, count, empty);
        tabChosen();
    }

    /** Shows a message; null for none. */
    public void show(MessageContent content) {
        packetContent = null;
        packetWanted = -1;
        packet.show(ByteSource.NONE);
        showMessage(content == null ? MessageTable.NONE : content.message(), content == null ? null : content.bytes());
    }

    /** Shows a packet, and the first message that it completed. */
    public void show(PacketContent content) {
        packetContent = content;
        packetWanted = content.number();
        packet.show(ByteSource.of(content.bytes()));
        boolean completed = !content.messages().isEmpty();
        showMessage(completed ? content.messages().get(0).message() : MessageTable.NONE,
                completed ? content.messages().get(0).bytes() : null);
    }

    private void showMessage(int row, MessageBytes bytes) {
        stretch = MessageStretch.NONE;
        lit = null;
        pale = null;
        messageRow = row;
        messageBytes = bytes;
        message.show(bytes == null ? ByteSource.NONE : ByteSource.of(bytes));
        tabChosen();
    }

    /**
     * Lights up the bytes of a field, and palely those of what it is part of.
     *
     * @param line   whose bytes are lit, whole or not; null for none
     * @param around what the field is part of; null for nothing
     */
    public void light(DetailLine.Field line, DetailNode around) {
        message.light(0, 0, 0, 0);
        packet.light(0, 0, 0, 0);
        lit = null;
        pale = null;
        if (line == null) {
            return;
        }
        boolean ofPacket = line.message() == MessageTable.NONE;
        if (!ofPacket && line.message() != messageRow) {
            showMessage(line.message(), line.bytes());
        }
        if (packetContent != null) {
            tabs.getSelectionModel().select(ofPacket ? packetTab : messageTab);
        }
        int size = line.bytes().size();
        boolean whole = line.node().offset() == 0 && line.node().length() >= line.bytes().total() && !line.node().children().isEmpty();
        lit = whole ? null : line.node();
        pale = whole ? line.node() : around;
        (ofPacket ? packet : message).light(start(lit, size), end(lit, size), start(pale, size), end(pale, size));
        if (packetContent == null) {
            lightInPacket();
        }
    }

    private static int start(DetailNode node, int size) {
        return node == null || node.offset() < 0 ? 0 : (int) Math.min(size, node.offset());
    }

    private static int end(DetailNode node, int size) {
        return node == null || node.offset() < 0 ? 0 : (int) Math.min(size, node.offset() + node.length());
    }

    /** Lights up what is lit of the message where the packet holds it. */
    private void lightInPacket() {
        packet.light(startInPacket(lit), endInPacket(lit), startInPacket(pale), endInPacket(pale));
    }

    private int startInPacket(DetailNode node) {
        return node == null || node.offset() < 0 ? 0 : stretch.inPacket(node.offset());
    }

    private int endInPacket(DetailNode node) {
        return node == null || node.offset() < 0 ? 0 : stretch.inPacket(node.offset() + node.length());
    }

    private void tabChosen() {
        say("");
        if (messageBytes == null && packetContent == null) {
            say("Select a message, in the list or on the timeline, to see its bytes");
        } else if (tabs.getSelectionModel().getSelectedItem() == messageTab) { // the tab itself hears of it later
            count.setText(messageBytes == null ? "" : size(messageBytes));
            empty.setText(messageBytes == null ? "This packet completes no message. Its own bytes are under \"Packet bytes\"." : "");
        } else if (packetContent != null) {
            count.setText("packet " + packetContent.number() + ", " + size(packetContent.bytes()));
        } else {
            loadPacket();
        }
    }

    /** Says, in the place of bytes, why there are none and what to do. */
    private void say(String text) {
        count.setText("");
        empty.setText(text);
    }

    private static String size(MessageBytes bytes) {
        long total = bytes.total();
        String all = total == 1 ? "1 byte" : OffsetFormat.grouped(total) + " bytes";
        return bytes.size() < total ? "first " + OffsetFormat.grouped(bytes.size()) + " of " + all : all;
    }

    private void loadPacket() {
        CaptureDocument document = workspace.document().get();
        int row = messageRow;
        long number = document.model().messages().frame(row);
        count.setText("packet " + number);
        packetWanted = number;
        document.packet(number).thenAcceptBoth(document.stretch(row, number), (loaded, found) ->
                Platform.runLater(() -> showPacket(row, number, loaded, found)));
    }

    private void showPacket(int row, long number, CapturedPacket loaded, MessageStretch found) {
        if (row == messageRow && number == packetWanted && packetContent == null) {
            packet.show(loaded == null ? ByteSource.NONE : ByteSource.of(loaded.bytes()));
            stretch = found;
            lightInPacket();
            if (loaded == null) {
                say("Packet " + number + " is no longer kept: the ring of files has gone on.");
            } else {
                count.setText("packet " + number + ", " + OffsetFormat.grouped(loaded.bytes().length) + " of "
                        + OffsetFormat.grouped(loaded.originalLength()) + " bytes");
            }
        }
    }
}
