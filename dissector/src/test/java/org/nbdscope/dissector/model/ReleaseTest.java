package org.nbdscope.dissector.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.MessageKind;
import org.nbdscope.dissector.session.Side;

/** Rows that were given back are not needed any more, by nobody. */
class ReleaseTest {

    private static final int ROWS = 3 * Blocks.ROWS;

    private static CaptureModel filled() {
        CaptureModel model = new CaptureModel();
        Message message = new Message();
        message.kind = MessageKind.TLS;
        message.from = Side.CLIENT;
        for (int i = 0; i < ROWS; i++) {
            message.frame = i + 1;
            model.messages().add(0, message, MessageTable.NONE, MessageTable.NONE);
        }
        return model;
    }

    /** Step by step, wherever the borders of blocks are. */
    @Test
    void rowsMayBeGivenBackInStepsOfAnySize() {
        CaptureModel model = filled();
        for (int below = Blocks.ROWS - 3; below < 2 * Blocks.ROWS; below += 7) {
            model.release(below, 0, Set.of());
            assertEquals(below + 1, model.messages().frame(below));
        }
        assertThrows(NullPointerException.class, () -> model.messages().frame(Blocks.ROWS - 1));
        assertEquals(2 * Blocks.ROWS + 1, model.messages().frame(2 * Blocks.ROWS));
    }
}
