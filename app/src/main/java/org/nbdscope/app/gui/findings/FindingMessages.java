package org.nbdscope.app.gui.findings;

import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.nbdscope.app.gui.layout.OneStop;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.ListColumn;
import org.nbdscope.app.view.MessageCells;
import org.nbdscope.app.view.TimeFormat;
import org.nbdscope.app.view.findings.PlacedFinding;
import org.nbdscope.dissector.capture.Frame;

/** The messages that a finding is about, one a line; a click or Enter selects one, arrow keys go from one to the next. */
final class FindingMessages extends VBox {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final IntConsumer select;
    private final OneStop stop = new OneStop(this);

    FindingMessages(IntConsumer select) {
        this.select = select;
        getStyleClass().add("finding-messages");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText("Messages that the finding is about");
    }

    /** Shows the messages of a finding. */
    void show(CaptureDocument document, PlacedFinding finding) {
        getChildren().clear();
        stop.clear();
        MessageCells cells = new MessageCells(document);
        int digits = finding.messages().stream().mapToInt(message -> String.valueOf(message).length()).max().orElse(1);
        for (int message : finding.messages()) {
            getChildren().add(line(document, cells, message, digits));
        }
    }

    /** @param digits of the longest number, which none of the lines may cut */
    private FlowPane line(CaptureDocument document, MessageCells cells, int message, int digits) {
        String time = TimeFormat.SINCE_START.text(cells.timeNanos(message), document.firstTimeNanos(), Frame.NO_TIME);
        String type = cells.text(ListColumn.MESSAGE, message);
        String summary = cells.text(ListColumn.SUMMARY, message);
        Region square = new Region();
        square.getStyleClass().addAll("colour-square", "command-square",
                cells.group(message).name().toLowerCase(Locale.ROOT).replace('_', '-'));
        Label number = label(" ".repeat(digits - String.valueOf(message).length()) + "#" + message, "mono");
        number.setMinWidth(USE_PREF_SIZE);
        Label words = label(summary, "message-summary");
        FlowPane line = new FlowPane(number, label(time, "message-time", "mono"), square, label(type, "message-type"), words);
        line.setMinWidth(0); // else as wide as its longest part
        words.setWrapText(true); // in lines of its own where there is no room beside the others
        words.maxWidthProperty().bind(Bindings.createDoubleBinding(
                () -> Math.max(0, line.getWidth() - line.getInsets().getLeft() - line.getInsets().getRight()), line.widthProperty(),
                line.insetsProperty()));
        line.getStyleClass().add("message-line");
        line.setId("message-" + message);
        line.setUserData(message);
        stop.add(line);
        line.setAccessibleRole(AccessibleRole.LIST_ITEM);
        line.setAccessibleText("Message " + message + ", " + time + " seconds, " + type + ", " + summary);
        line.setOnMouseClicked(event -> {
            line.requestFocus();
            select.accept(message);
        });
        line.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                select.accept(message);
                event.consume();
            }
        });
        return line;
    }

    private static Label label(String text, String... classes) {
        Label label = new Label(text);
        label.getStyleClass().addAll(classes);
        return label;
    }

    /** Marks the line of the selected message, if it is here. */
    void mark(int message) {
        getChildren().forEach(line -> line.pseudoClassStateChanged(SELECTED, line.getUserData().equals(message)));
    }
}
