package org.nbdscope.app.gui.findings;

import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.nbdscope.app.gui.bytes.ByteSource;
import org.nbdscope.app.gui.bytes.BytesView;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.GroupedDigits;
import org.nbdscope.app.view.MessageContent;
import org.nbdscope.app.view.Workspace;
import org.nbdscope.app.view.findings.FieldAtFault;
import org.nbdscope.app.view.findings.FieldBits;
import org.nbdscope.app.view.findings.PlacedFinding;
import org.nbdscope.dissector.detail.DetailNode;
import org.nbdscope.dissector.findings.Finding;
import org.nbdscope.dissector.findings.Profile;
import org.nbdscope.dissector.findings.Rule;
import org.nbdscope.dissector.findings.Severity;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.session.Side;

/** All there is to say about one finding: what happened, what the specification says, the bytes, the messages, and what to do about it. */
final class FindingDetail extends BorderPane {

    private static final double MAX_BYTES_HEIGHT = 17 * 8 + 4;

    private final Workspace workspace;
    private final ObjectProperty<Look> look;
    private final HBox head = new HBox();
    private final VBox body = new VBox();
    private final ScrollPane scroll = new ScrollPane(body);
    private final Label bytesTitle = section("Bytes");
    private final BytesView bytes;
    private final StackPane bytesFrame;
    private final Label bitsTitle = section("");
    private final Label bitsCaption = text("", "bits-caption");
    private final BitDiagram bits;
    private final FindingMessages messages;
    private PlacedFinding shown;
    private int bytesOf = MessageTable.NONE;

    FindingDetail(Workspace workspace, ObjectProperty<Look> look) {
        this.workspace = workspace;
        this.look = look;
        getStyleClass().add("pane");
        setId("finding-detail");
        head.getStyleClass().add("pane-head");
        body.getStyleClass().add("finding-body");
        scroll.setFitToWidth(true);
        body.setMinWidth(0); // sentences wrap, however wide bytes and bits are
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        bytes = new BytesView(look, index -> { });
        bytesFrame = new StackPane(bytes);
        bits = new BitDiagram(look);
        bits.setId("finding-bits");
        bytes.setId("finding-bytes");
        bytes.setAccessibleText("Bytes of the message");
        bytesFrame.getStyleClass().add("finding-bytes");
        bytes.perLine().addListener((property, before, now) -> Platform.runLater(this::fitBytes));
        messages = new FindingMessages(message -> workspace.selected().set(message));
        setTop(head);
        setCenter(scroll);
        workspace.selected().addListener((property, before, now) -> {
            messages.mark(now.intValue());
            if (shown != null && shown.messages().contains(now.intValue())) {
                load(now.intValue());
            }
        });
        show(null, null);
    }

    private static Label section(String text) {
        return text(text, "finding-section");
    }

    /** The finding that is shown; null for none. */
    PlacedFinding shown() {
        return shown;
    }

    /** Shows a finding and how bad it is; null for none. */
    void show(PlacedFinding finding, Severity severity) {
        shown = finding;
        bytesOf = MessageTable.NONE;
        bytes.show(ByteSource.NONE);
        body.getChildren().clear();
        head.getChildren().clear();
        scroll.setVvalue(0);
        if (finding == null) {
            head.getChildren().add(text("No finding is selected", "pane-title"));
            return;
        }
        Rule rule = finding.finding().rule();
        fillHead(finding, severity);
        body.getChildren().addAll(text(rule.title(), "finding-title"), text(place(finding), "hint"),
                text(GroupedDigits.in(finding.finding().text()), "finding-text"));
        if (rule.sentence() != null) {
            VBox quote = new VBox(text("“" + plain(rule.sentence()) + "”", "quote-text"),
                    text("NBD specification, " + rule.section() + branch(finding), "quote-source"));
            quote.getStyleClass().addAll("finding-quote", severity.label());
            body.getChildren().add(quote);
        }
        body.getChildren().addAll(section("What it means"), text(rule.explanation(), "finding-text"),
                section("To fix, " + finding.finding().fault().label()), text(GroupedDigits.in(finding.finding().advice()), "finding-text"));
        if (!finding.notes().isEmpty()) {
            body.getChildren().add(section("Known of these programs (a guess at who they are)"));
            finding.notes().forEach(note -> body.getChildren().add(text(GroupedDigits.in(note), "finding-text")));
        }
        if (finding.hasMessage()) {
            body.getChildren().addAll(bytesTitle, bytesFrame);
        }
        if (!finding.messages().isEmpty()) {
            messages.show(workspace.document().get(), finding);
            messages.mark(workspace.selected().get());
            body.getChildren().addAll(section(messagesTitle(finding)), messages);
        }
        if (finding.hasMessage()) {
            load(finding.message());
        }
    }

    /** Says something that is no finding. */
    void explain(String title, String sentence) {
        show(null, null);
        head.getChildren().setAll(text(title, "pane-title"));
        body.getChildren().setAll(text(sentence, "finding-text"));
    }

    private static String branch(PlacedFinding finding) {
        return finding.finding().session() != null && Profile.of(finding.finding().session()) == Profile.EXTENDED
                ? ", branch with extended headers" : "";
    }

    private static String messagesTitle(PlacedFinding finding) {
        int transactions = finding.finding().transactions().length;
        return transactions <= finding.listedTransactions() ? "Messages"
                : "Messages of the first " + finding.listedTransactions() + " of "
                + (transactions == Finding.MAX_TRANSACTIONS ? "more than " : "") + transactions + " transactions";
    }

    /** The specification's words without its marks for code and stress. */
    private static String plain(String sentence) {
        return sentence.replace("`", "").replaceAll("\\*+(\\w[^*]*)\\*+", "$1");
    }

    private void fillHead(PlacedFinding finding, Severity severity) {
        Label code = text(finding.finding().rule().code(), "pane-title");
        code.setWrapText(false);
        code.setMinWidth(USE_PREF_SIZE);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getChildren().addAll(new SeverityMark(severity), code);
        head.setAccessibleText(severity.label() + " " + finding.finding().rule().code());
    }

    private static String place(PlacedFinding placed) {
        Finding finding = placed.finding();
        StringBuilder place = new StringBuilder(placed.connection());
        if (finding.stream() != null) {
            place.append(", ").append(finding.stream() == Side.CLIENT ? "client → server" : "server → client");
        }
        if (placed.hasMessage()) {
            place.append(", #").append(placed.message());
        }
        if (finding.frame() != Finding.NONE) {
            place.append(", packet ").append(finding.frame());
        }
        return place.toString();
    }

    private static Label text(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private void load(int message) {
        CaptureDocument document = workspace.document().get();
        if (message == bytesOf || document == null) {
            return;
        }
        bytesOf = message;
        PlacedFinding finding = shown;
        document.content(message).whenComplete((content, problem) -> Platform.runLater(() -> {
            if (shown == finding && bytesOf == message) {
                showBytes(content, problem);
            }
        }));
    }

    /** As high as the message needs, up to a limit. */
    private void fitBytes() {
        double height = Math.min(look.get().px(MAX_BYTES_HEIGHT), bytes.fullHeight());
        bytes.setMinHeight(height);
        bytes.setPrefHeight(height);
        bytes.setMaxHeight(height);
    }

    private void showBytes(MessageContent content, Throwable problem) {
        if (content == null) {
            bytesTitle.setText("Bytes: the file cannot be read: " + problem.getCause().getMessage());
            return;
        }
        bytes.show(ByteSource.of(content.bytes()));
        scroll.applyCss();
        scroll.layout(); // how many bytes a line has
        fitBytes();
        scroll.layout(); // what is lit is brought into sight, for which the lines have to be known
        boolean first = content.message() == shown.message();
        DetailNode field = first ? FieldAtFault.of(shown.finding().rule(), content.tree()) : null;
        bytesTitle.setText("Bytes of #" + content.message() + (field == null ? "" : ", lit: " + field.label()));
        bytes.setAccessibleText(bytesTitle.getText());
        showBits(FieldBits.of(shown.finding().rule(), field));
        if (field != null) {
            int size = content.bytes().size();
            bytes.light((int) Math.min(size, field.offset()), (int) Math.min(size, field.offset() + field.length()), 0, 0);
        }
    }

    /** Below the bytes; null for a finding that is not about single bits. */
    private void showBits(FieldBits field) {
        body.getChildren().removeAll(bitsTitle, bits, bitsCaption);
        if (field != null) {
            bitsTitle.setText(field.name() + ", bit by bit");
            bitsCaption.setText(field.caption());
            bits.show(field);
            body.getChildren().addAll(body.getChildren().indexOf(bytesFrame) + 1, List.of(bitsTitle, bits, bitsCaption));
        }
    }
}
