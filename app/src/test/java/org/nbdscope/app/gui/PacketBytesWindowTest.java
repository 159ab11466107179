package org.nbdscope.app.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nbdscope.app.gui.OpenWindow.list;
import static org.nbdscope.app.gui.OpenWindow.rootText;
import static org.nbdscope.app.gui.OpenWindow.selectField;
import static org.nbdscope.app.gui.OpenWindow.text;
import static org.nbdscope.app.gui.OpenWindow.until;

import java.nio.ByteBuffer;
import javafx.scene.Node;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nbdscope.app.view.Samples;
import org.testfx.api.FxRobot;

/** The bytes of the packet that completed the selected message go with its fields. */
@Timeout(120)
class PacketBytesWindowTest {

    private static final int READ_REQUEST = 221;
    private static final long READ_FROM = 772_997_120;

    @RegisterExtension
    final OpenWindow open = new OpenWindow();

    @Test
    void lightsTheFieldUpInThePacketAndFindsTheFieldOfAByte(FxRobot robot) throws Exception {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        robot.interact(() -> list(robot).goTo(READ_REQUEST));
        until("the fields are there", () -> rootText(robot).equals("Request: NBD_CMD_READ"));
        selectField(robot, "Offset");
        robot.interact(() -> robot.lookup("#bytes-tabs").queryAs(TabPane.class).getSelectionModel().select(1));
        until("the bytes of the field are lit", () -> selected(robot) != null);
        int at = Integer.parseInt(selected(robot).split(" ")[1]);
        assertEquals("Bytes " + at + " to " + (at + 7) + " are selected", selected(robot));
        var document = open.window.workspace().document().get();
        byte[] packet = document.packet(document.model().messages().frame(READ_REQUEST)).get().bytes();
        assertEquals(READ_FROM, ByteBuffer.wrap(packet).getLong(at), "the offset that was asked for");
        selectField(robot, "Length");
        assertEquals("Bytes " + (at + 8) + " to " + (at + 11) + " are selected", selected(robot));
        robot.interact(() -> robot.lookup("#packet-bytes").query().requestFocus());
        robot.push(KeyCode.LEFT);
        until("the field of the byte before opens", () -> text(robot, "#explanation .field-name").equals("nbd.from"));
        assertEquals("Bytes " + at + " to " + (at + 7) + " are selected", selected(robot), "the packet stays in front");
        selectField(robot, "Magic");
        robot.push(KeyCode.LEFT);
        assertEquals("nbd.magic", text(robot, "#explanation .field-name"), "a byte of the TCP header is in no field of the message");
    }

    private static String selected(FxRobot robot) {
        Node bytes = robot.lookup("#packet-bytes").query();
        return bytes.getAccessibleHelp();
    }
}
