package org.nbdscope.app.gui.bytes;

import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.MessageContent;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.Workspace;
import org.nbdscope.dissector.detail.CapturedPacket;
import org.nbdscope.dissector.detail.DetailNode;

/** The bytes of the selected message, and those of the packet that completed it. */
public final class BytesPane extends StackPane {

    private final Workspace workspace;
    private final BytesView message;
    private final BytesView packet;
    private final Label count = new Label();
    private final Tab messageTab = new Tab("Message bytes");
    private final Tab packetTab = new Tab("Packet bytes");
    private MessageContent content;
    private long packetWanted = -1;

    /**
     * Shows nothing yet.
     *
     * @param picked gets the position in the message of a byte that was clicked
     */
    public BytesPane(Workspace workspace, ObjectProperty<Look> look, IntConsumer picked) {
        this.workspace = workspace;
        message = new BytesView(look, picked);
        message.setId("message-bytes");
        message.setAccessibleText("Bytes of the message");
        packet = new BytesView(look, index -> { });
        packet.setAccessibleText("Bytes of the packet");
        getStyleClass().add("pane");
        messageTab.setContent(message);
        packetTab.setContent(packet);
        TabPane tabs = new TabPane(messageTab, packetTab);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> tabChosen());
        count.getStyleClass().addAll("hint", "bytes-count");
        count.setMouseTransparent(true);
        StackPane.setAlignment(count, Pos.TOP_RIGHT);
        getChildren().addAll(tabs, count);
    }

    /** Shows a message; null for none. */
    public void show(MessageContent newContent) {
        content = newContent;
        packetWanted = -1;
        packet.show(ByteSource.NONE);
        message.show(newContent == null ? ByteSource.NONE : ByteSource.of(newContent.bytes()));
        tabChosen();
    }

    /** Lights up the bytes of a field, and palely those of what it is part of. */
    public void light(DetailNode node, DetailNode around) {
        int size = content == null ? 0 : content.bytes().size();
        message.light(start(node, size), end(node, size), start(around, size), end(around, size));
    }

    private static int start(DetailNode node, int size) {
        return node == null || node.offset() < 0 ? 0 : (int) Math.min(size, node.offset());
    }

    private static int end(DetailNode node, int size) {
        return node == null || node.offset() < 0 ? 0 : (int) Math.min(size, node.offset() + node.length());
    }

    private void tabChosen() {
        if (content == null) {
            count.setText("");
        } else if (messageTab.isSelected()) {
            long total = content.bytes().total();
            int shown = content.bytes().size();
            String bytes = total == 1 ? "1 byte" : OffsetFormat.grouped(total) + " bytes";
            count.setText(shown < total ? "first " + OffsetFormat.grouped(shown) + " of " + bytes : bytes);
        } else {
            loadPacket();
        }
    }

    private void loadPacket() {
        CaptureDocument document = workspace.document().get();
        long number = document.model().messages().frame(content.message());
        count.setText("packet " + number);
        if (packetWanted != number) {
            packetWanted = number;
            document.packet(number).thenAccept(loaded -> Platform.runLater(() -> showPacket(number, loaded)));
        }
    }

    private void showPacket(long number, CapturedPacket loaded) {
        if (number == packetWanted) {
            packet.show(loaded == null ? ByteSource.NONE : ByteSource.of(loaded.bytes()));
            count.setText(loaded == null ? "packet " + number + " is not in the file any more"
                    : "packet " + number + ", " + OffsetFormat.grouped(loaded.bytes().length) + " of "
                    + OffsetFormat.grouped(loaded.originalLength()) + " bytes");
        }
    }
}
