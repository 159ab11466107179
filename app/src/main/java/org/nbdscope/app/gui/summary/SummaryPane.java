package org.nbdscope.app.gui.summary;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.nbdscope.app.gui.action.Action;
import org.nbdscope.app.gui.action.ActionSource;
import org.nbdscope.app.gui.action.KeyHint;
import org.nbdscope.app.gui.coverage.Charts;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.summary.SummaryModel;
import org.nbdscope.app.view.summary.SummaryPage;

/** The page that opens first: who talks to whom, what they agreed on, what they did, how often the map was asked for and why. */
public final class SummaryPane extends StackPane implements ActionSource {

    private static final double FINDINGS_WIDTH = 330;
    /** Below this width, at 100 %, parts stand below each other. */
    private static final double NARROW = 1150;

    private final SummaryModel model;
    private final ObjectProperty<Look> look;
    private final SummaryLinks links;
    private final VBox page = new VBox();
    private final ScrollPane scroll = new ScrollPane(page);
    private final Label empty = new Label("Reading the capture.");
    private boolean narrow;

    /** Shows a model in a look; what is on it leads to other views. */
    public SummaryPane(SummaryModel model, ObjectProperty<Look> look, SummaryLinks links) {
        this.model = model;
        this.look = look;
        this.links = links;
        setId("summary");
        getStyleClass().add("summary");
        Charts.style(this);
        page.getStyleClass().add("summary-page");
        scroll.setFitToWidth(true);
        empty.getStyleClass().add("empty");
        getChildren().addAll(scroll, empty);
        model.page().addListener((property, before, now) -> show());
        model.findings().addListener((property, before, now) -> show());
        look.addListener((property, before, now) -> show());
        widthProperty().addListener((property, before, now) -> {
            if (narrow != narrow()) {
                show();
            }
        });
        show();
    }

    private boolean narrow() {
        return getWidth() > 0 && getWidth() < look.get().px(NARROW);
    }

    @Override
    public void requestFocus() {
        scroll.requestFocus();
    }

    /** What can be done here, links do. */
    @Override
    public List<Action> actions() {
        return List.of();
    }

    @Override
    public List<KeyHint> keyHints() {
        return List.of(new KeyHint("Summary", "Arrow keys", "from link to link of a table"),
                new KeyHint("Summary", "Enter", "follow the link"));
    }

    private void show() {
        SummaryPage content = model.page().get();
        empty.setVisible(content == null);
        page.getChildren().clear();
        if (content == null) {
            return;
        }
        PeersSection peers = new PeersSection(content, look.get(), links);
        FindingsSection findings = new FindingsSection(model.findings().get(), links);
        findings.setMinWidth(look.get().px(FINDINGS_WIDTH));
        findings.setMaxWidth(look.get().px(FINDINGS_WIDTH));
        narrow = narrow();
        if (narrow) {
            findings.setMaxWidth(Double.MAX_VALUE);
        }
        Pane top = narrow ? new VBox(peers, findings) : new HBox(peers, findings);
        HBox.setHgrow(peers, Priority.ALWAYS);
        CommandsSection commands = new CommandsSection(content, look.get(), links);
        NegotiationTable negotiation = new NegotiationTable(content, links);
        // Side by side only where both are whole at the smallest usual width of a window.
        Pane middle = narrow || content.negotiation().size() > 1 ? new VBox(commands, negotiation) : new HBox(negotiation, commands);
        HBox.setHgrow(commands, Priority.ALWAYS);
        top.getStyleClass().add("summary-row");
        middle.getStyleClass().add("summary-row");
        page.getChildren().addAll(top, new MapsSection(content, look.get(), links), middle);
    }
}
