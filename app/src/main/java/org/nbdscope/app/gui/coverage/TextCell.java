package org.nbdscope.app.gui.coverage;

import javafx.scene.control.TableCell;

/** A cell with text and nothing else. */
final class TextCell<T> extends TableCell<T, String> {

    @Override
    protected void updateItem(String text, boolean empty) {
        super.updateItem(text, empty);
        setText(empty ? null : text);
    }
}
