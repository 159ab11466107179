package org.nbdscope.app.gui.timeline;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Popup;
import org.nbdscope.app.gui.theme.Fonts;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Palette;
import org.nbdscope.app.view.timeline.MessageRun;
import org.nbdscope.app.view.timeline.RequestCard;

/** The card at the pointer. There is one, which moves. */
final class HoverCard {

    private static final double DISTANCE = 14;

    private final Popup popup = new Popup();
    private final VBox content = new VBox(6);
    private Look look;
    private Palette palette;

    HoverCard() {
        content.getStyleClass().add("chart-card");
        content.setMouseTransparent(true);
        content.setId("timeline-card");
        popup.getContent().add(content);
        popup.setAutoFix(true);
        popup.setHideOnEscape(false);
    }

    void look(Look newLook) {
        look = newLook;
        palette = newLook.palette();
    }

    /** Shows a request's card beside a point of the screen. */
    void show(Node owner, RequestCard card, double x, double y) {
        GridPane lines = new GridPane();
        lines.setHgap(12);
        lines.setVgap(2);
        int row = 0;
        for (RequestCard.Line line : card.lines()) {
            lines.add(label(line.label(), css(palette.tx2()), false), 0, row);
            lines.add(label(line.value(), css(line.warns() ? palette.warning() : palette.tx()), line.warns()), 1, row++);
        }
        content.getChildren().setAll(head(card.title(), card.latency()), new PhaseBar(card.phases(), card.group(), palette), lines);
        place(owner, x, y);
    }

    /** Shows what a run of messages is. */
    void show(Node owner, MessageRun run, String span, double x, double y) {
        String text = run.messages() + (run.messages() == 1 ? " message, " : " messages, ") + run.bytes() + " bytes";
        content.getChildren().setAll(head(run.kind().label(), span), label(text, css(palette.tx2()), false));
        place(owner, x, y);
    }

    /** Shows a text below its heading. */
    void show(Node owner, String heading, String text, double x, double y) {
        content.getChildren().setAll(label(heading, css(palette.tx()), true), label(text, css(palette.tx2()), false));
        place(owner, x, y);
    }

    private void place(Node owner, double x, double y) {
        if (popup.isShowing()) {
            popup.setAnchorX(x + DISTANCE);
            popup.setAnchorY(y + DISTANCE);
        } else {
            popup.show(owner, x + DISTANCE, y + DISTANCE);
        }
    }

    void hide() {
        popup.hide();
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    /** What the card holds, for pictures of it. */
    Region content() {
        return content;
    }

    private HBox head(String title, String figure) {
        Label name = label(title, css(palette.tx()), true);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return new HBox(16, name, space, label(figure, css(palette.tx2()), false));
    }

    private Label label(String text, String colour, boolean strong) {
        Label label = new Label(text);
        label.setFont(strong ? look.fonts().strong(Fonts.TEXT) : look.fonts().text(Fonts.TEXT));
        label.setStyle("-fx-text-fill: " + colour + ";");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static String css(Color colour) {
        return "#" + colour.toString().substring(2);
    }
}
