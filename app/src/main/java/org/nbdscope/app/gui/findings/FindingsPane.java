package org.nbdscope.app.gui.findings;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.nbdscope.app.gui.action.Choice;
import org.nbdscope.app.gui.layout.Dividers;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.DisplayedFeed;
import org.nbdscope.app.view.Workspace;
import org.nbdscope.app.view.findings.CaptureStrip;
import org.nbdscope.app.view.findings.DisplayedFindings;
import org.nbdscope.app.view.findings.FindingNode;
import org.nbdscope.app.view.findings.FindingsModel;
import org.nbdscope.app.view.findings.Grouping;
import org.nbdscope.app.view.findings.PlacedFinding;
import org.nbdscope.app.view.findings.ProfileChoice;
import org.nbdscope.app.view.findings.Verdict;

/**
 * The Findings view: what the rule book says of the open capture. Its selection is the workspace's selected message. Call
 * {@link #refresh()} now and then: the findings are there when the file is read.
 */
public final class FindingsPane extends StackPane {

    private static final double TABLE_SHARE = 0.675;
    /** Below this height, at 100 %, the findings along the capture are not shown beside their list. */
    private static final double LOW = 420;

    private final Workspace workspace;
    private final Runnable showBytes;
    private final Consumer<String> filter;
    private final FindingTable table;
    private final FindingDetail detail;
    private final AlongCapture along;
    private final Label totals = new Label();
    private final SeverityChips chips = new SeverityChips((severity, show) -> {
        if (model() != null) {
            model().show(severity, show);
            fill();
        }
    });
    private final ChoiceBox<ProfileChoice> profile = new ChoiceBox<>();
    private final SplitPane split = new SplitPane();
    private final VBox empty = new VBox();
    private final Button goToBytes = new Button("Go to the bytes");
    private final Button filterMessages = new Button("Filter");
    private Grouping grouping = Grouping.SEVERITY;
    private final DisplayedFindings displayed;
    private final DisplayedFeed displayedFeed;
    private FindingsModel model;
    private boolean selecting;

    /**
     * Shows the findings of what the workspace has open.
     *
     * @param dividers  remember how the room is divided
     * @param showBytes shows the selected message with its bytes in another view
     * @param filter    gets a display filter for the messages of a finding, to be put in force
     */
    public FindingsPane(Workspace workspace, ObjectProperty<Look> look, Dividers dividers, Runnable showBytes, Consumer<String> filter) {
        this.workspace = workspace;
        this.showBytes = showBytes;
        this.filter = filter;
        getStyleClass().add("findings");
        setId("findings-view");
        getStylesheets().add(FindingsPane.class.getResource("/org/nbdscope/app/gui/findings.css").toExternalForm());
        displayed = new DisplayedFindings(workspace, this::dim);
        displayedFeed = new DisplayedFeed(workspace, Platform::runLater, displayed);
        table = new FindingTable(look, this::chosen, this::open, this::filter, displayed::shows);
        detail = new FindingDetail(workspace, look);
        detail.setBottom(buttons());
        along = new AlongCapture(look, finding -> model == null ? null : model.shownSeverity(finding), finding -> {
            table.select(finding);
            chosen(finding);
        });
        BorderPane list = new BorderPane(table);
        list.getStyleClass().add("pane");
        list.setTop(new VBox(head(), chips));
        AlongPane alongPane = new AlongPane(along);
        list.setBottom(alongPane);
        // In a low window the findings themselves have the room.
        alongPane.visibleProperty().bind(Bindings.createBooleanBinding(() -> list.getHeight() > look.get().px(LOW),
                list.heightProperty(), look));
        alongPane.managedProperty().bind(alongPane.visibleProperty());
        list.setMinWidth(360);
        detail.setMinWidth(320);
        split.getItems().addAll(list, detail);
        dividers.keep("findings", split, TABLE_SHARE);
        empty.getStyleClass().addAll("pane", "empty-state");
        empty.setId("no-findings");
        empty.setFocusTraversable(true);
        getChildren().addAll(split, empty);
        workspace.document().addListener((property, before, now) -> {
            displayed.reset();
            displayedFeed.reset();
            refresh();
        });
        workspace.selected().addListener((property, before, now) -> selectedElsewhere(now.intValue()));
        refresh();
    }

    private FindingsHead head() {
        profile.getItems().addAll(ProfileChoice.values());
        profile.setValue(ProfileChoice.OF_EACH_CONNECTION);
        profile.setId("findings-profile");
        profile.setAccessibleText("Text of the specification to judge by");
        profile.setTooltip(new Tooltip("Which text of the specification to judge by"));
        profile.valueProperty().addListener((property, before, now) -> {
            if (model != null) {
                model.profile(now.profile());
                fill();
            }
        });
        Choice<Grouping> choice = new Choice<>(this::group);
        SegmentedButton groups = new SegmentedButton();
        groups.setToggleGroup(choice.group());
        for (Grouping by : Grouping.values()) {
            ToggleButton button = choice.add(by, by.label());
            button.setAccessibleText("Group by " + by.label());
            button.setMinWidth(USE_PREF_SIZE);
            groups.getButtons().add(button);
        }
        choice.choose(grouping);
        totals.setId("findings-totals");
        return new FindingsHead(totals, profile, groups);
    }

    private void group(Grouping by) {
        grouping = by;
        if (model != null) {
            model.grouping(by);
            fill();
        }
    }

    private FlowPane buttons() {
        goToBytes.getStyleClass().add("primary");
        goToBytes.setTooltip(new Tooltip("Show the message with its fields and bytes (Enter)"));
        goToBytes.setOnAction(event -> open(table.selected()));
        filterMessages.setTooltip(new Tooltip("Show only the messages that the finding is about (Ctrl+Enter)"));
        filterMessages.setOnAction(event -> filter(detail.shown()));
        Button copy = new Button("Copy");
        copy.setTooltip(new Tooltip("Copy all about the finding as text, for a bug report"));
        copy.setOnAction(event -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT,
                model.report(detail.shown(), workspace.document().get().name()))));
        Button previous = new Button("Previous");
        previous.setOnAction(event -> table.move(-1));
        Button next = new Button("Next");
        next.setOnAction(event -> table.move(1));
        FlowPane buttons = new FlowPane(goToBytes, filterMessages, copy, previous, next); // in two lines where one is too narrow
        buttons.getStyleClass().add("finding-buttons");
        return buttons;
    }

    private void filter(PlacedFinding finding) {
        String text = finding == null ? "" : FindingsModel.filter(finding);
        if (!text.isEmpty()) {
            filter.accept(text);
        }
    }

    /** Looks whether the file is read; called now and then. */
    public void refresh() {
        CaptureDocument document = workspace.document().get();
        Verdict verdict = document == null ? null : document.verdict();
        if (verdict == null) {
            if (model != null) {
                model = null;
                table.show(List.of(), null); // findings know their sessions, and those all that was read
                along.show(CaptureStrip.EMPTY);
            }
            detail.show(null, null);
            sayEmpty(document == null ? "No file is open" : "Reading", document == null ? ""
                    : document.live() != null ? "The findings are here as they come." : "The findings are here when the whole file is read.");
        } else if (model == null || model.verdict() != verdict) {
            show(verdict);
        }
        displayedFeed.refresh();
    }

    /** Whether it is known of all findings whether the filter shows what they are about. */
    public boolean settled() {
        return displayedFeed.settled();
    }

    /** The filter shows other rows. */
    private void dim() {
        if (model != null) {
            totals.setText(totals());
            table.refresh();
        }
    }

    private String totals() {
        return displayed.all() ? model.totals() : model.totals() + ", " + table.shownRules() + " displayed";
    }

    /** How many rules were broken, for the view switch; "" while that is not known, and for none. */
    public String count() {
        return model == null || model.verdict().findings().isEmpty() ? "" : Long.toString(model.verdict().codes());
    }

    /** The same in words. */
    public String spokenCount() {
        return model == null ? "" : model.verdict().findings().isEmpty() ? "none" : model.totals();
    }

    /** Whether something is against a MUST of the specification. */
    public boolean hasErrors() {
        return model != null && model.verdict().hasErrors();
    }

    /** The keyboard goes to the tree, or to what stands in its place. */
    @Override
    public void requestFocus() {
        (empty.isVisible() ? empty : table).requestFocus();
    }

    private void show(Verdict verdict) {
        model = new FindingsModel(verdict);
        model.profile(profile.getValue().profile());
        model.grouping(grouping);
        chips.apply(model);
        if (verdict.findings().isEmpty()) {
            detail.show(null, null);
            sayEmpty(verdict.last() ? "No findings: nothing this rule book knows is wrong here" : "No findings so far",
                    "The capture " + (verdict.last() ? "was" : "is") + " held against " + verdict.rules() + " rules.", verdict.unjudged().sentences().toArray(String[]::new));
            return;
        }
        sayEmpty(false);
        along.show(verdict.strip());
        fill();
    }

    private void sayEmpty(String title, String line, String... more) {
        sayEmpty(true);
        Label titleLabel = new Label(title);
        titleLabel.getStyleClass().add("empty-title");
        empty.getChildren().setAll(titleLabel, hint(line));
        for (String sentence : more) {
            empty.getChildren().add(hint(sentence));
        }
    }

    private void sayEmpty(boolean nothing) {
        boolean keyboard = isFocusWithin() && nothing != empty.isVisible();
        empty.setVisible(nothing);
        split.setVisible(!nothing);
        if (keyboard) {
            requestFocus();
        }
    }

    private static Label hint(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("hint");
        label.setWrapText(true);
        return label;
    }

    private FindingsModel model() {
        return model;
    }

    private void fill() {
        chips.count(model);
        PlacedFinding wanted = at(workspace.selected().get());
        table.show(model.tree(), detail.shown() != null ? detail.shown() : wanted);
        if (table.selected() == null) {
            table.select(null);
        }
        present(table.selected());
        totals.setText(totals());
        along.draw();
    }

    /** Somebody chose a line: the other views follow. */
    private void chosen(PlacedFinding finding) {
        present(finding);
        if (finding != null && finding.hasMessage()) {
            selecting = true;
            workspace.selected().set(finding.message());
            selecting = false;
        }
    }

    private void present(PlacedFinding finding) {
        along.select(finding);
        boolean message = finding != null && finding.hasMessage();
        goToBytes.setDisable(!message);
        filterMessages.setDisable(finding == null || FindingsModel.filter(finding).isEmpty());
        PlacedFinding shown = detail.shown();
        boolean unchanged = finding != null && finding.isSame(shown) && finding.finding().count() == shown.finding().count();
        if (!unchanged) {
            detail.show(finding, finding == null ? null : model.severity(finding));
        }
        FindingNode line = table.selectedLine();
        if (finding == null && line != null && line.kind() == FindingNode.Kind.UNJUDGED) {
            detail.explain(line.label(), line.what());
        }
    }

    private void open(PlacedFinding finding) {
        if (finding != null && finding.hasMessage()) {
            if (!finding.messages().contains(workspace.selected().get())) {
                workspace.selected().set(finding.message());
            }
            showBytes.run();
        }
    }

    /** A message was selected in another view: its finding is shown, if it has one. */
    private void selectedElsewhere(int message) {
        boolean here = detail.shown() != null && detail.shown().messages().contains(message);
        PlacedFinding finding = selecting || here || model == null ? null : at(message);
        if (finding != null) {
            table.select(finding);
            present(table.selected());
        }
    }

    private PlacedFinding at(int message) {
        return message < 0 ? null
                : model.verdict().findings().stream().filter(placed -> placed.message() == message).findFirst().orElse(null);
    }
}
