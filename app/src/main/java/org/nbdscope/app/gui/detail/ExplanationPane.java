package org.nbdscope.app.gui.detail;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.nbdscope.app.view.DetailLine;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.RowNotes;
import org.nbdscope.app.view.findings.PlacedFinding;
import org.nbdscope.dissector.detail.DetailNode;
import org.nbdscope.dissector.findings.Rule;
import org.nbdscope.dissector.schema.FieldDefinition;
import org.nbdscope.dissector.schema.FieldType;
import org.nbdscope.dissector.schema.ValueNames.NamedValue;

/** Says what the selected field is, in words for somebody who meets it for the first time. */
public final class ExplanationPane extends BorderPane {

    private final Label title = new Label();
    private final Label name = new Label();
    private final Label sentence = new Label();
    private final Label meaning = new Label();
    private final GridPane facts = new GridPane();

    /** Says nothing yet. */
    public ExplanationPane() {
        getStyleClass().add("pane");
        setId("explanation");
        title.getStyleClass().add("pane-title");
        title.setMinWidth(USE_PREF_SIZE);
        name.getStyleClass().addAll("mono", "field-name");
        HBox head = new HBox(title, name);
        head.getStyleClass().add("pane-head");
        setTop(head);
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        meaning.setWrapText(true);
        meaning.setMinHeight(USE_PREF_SIZE);
        meaning.getStyleClass().add("quote");
        facts.getStyleClass().add("facts");
        ColumnConstraints left = new ColumnConstraints();
        left.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints right = new ColumnConstraints();
        right.setHgrow(Priority.ALWAYS);
        facts.getColumnConstraints().addAll(left, right);
        VBox body = new VBox(sentence, meaning, facts);
        body.getStyleClass().add("explanation");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setCenter(scroll);
        show((DetailLine) null);
    }

    /** Explains a field or a finding; null for none. */
    public void show(DetailLine line) {
        if (line instanceof DetailLine.Judgement judgement) {
            judgement(judgement.placed());
        } else {
            show(line instanceof DetailLine.Field field ? field.node() : null);
        }
        meaning.setVisible(!meaning.getText().isEmpty());
        meaning.setManaged(meaning.isVisible());
    }

    private void judgement(PlacedFinding placed) {
        Rule rule = placed.finding().rule();
        clear();
        title.setText(rule.title());
        name.setText(rule.code());
        sentence.setText(placed.finding().text());
        meaning.setText(rule.sentence() == null ? "" : rule.sentence());
        fact("Severity", RowNotes.severity(placed).label());
        fact("At fault", placed.finding().fault().label());
        fact("Meaning", rule.explanation());
        fact("What to do", placed.finding().advice());
        if (rule.section() != null) {
            fact("Specification", rule.section());
        }
    }

    private void clear() {
        facts.getChildren().clear();
        name.setText("");
        meaning.setText("");
    }

    private void show(DetailNode node) {
        clear();
        if (node == null) {
            title.setText("Explanation");
            sentence.setText("Select a field to read what it means.");
        } else if (node.field() != null) {
            field(node, node.field());
        } else if (node.struct() != null) {
            title.setText(node.struct().label());
            sentence.setText(node.struct().explanation());
            fact("Specification", node.struct().section());
        } else {
            title.setText(node.label());
            sentence.setText(node.generated() ? "These do not stand in the message's bytes: they follow from other messages." : "");
        }
        if (node != null) {
            place(node);
        }
    }

    private void field(DetailNode node, FieldDefinition field) {
        title.setText(field.label());
        name.setText(field.name());
        sentence.setText(field.explanation());
        if (node.raw() instanceof Long value) {
            for (NamedValue named : field.names().all()) {
                if (named.value() == value) {
                    meaning.setText(named.name() + ": " + named.explanation());
                }
            }
        }
        if (!node.value().isEmpty()) {
            fact("Value", node.value());
        }
        fact("Specification", field.section());
    }

    private void place(DetailNode node) {
        if (node.offset() < 0) {
            return;
        }
        String type = node.field() == null ? "" : type(node.field().type(), node.length());
        if (node.length() > 0) {
            long last = node.offset() + node.length() - 1;
            String range = node.length() == 1 ? "Byte" : "Bytes";
            String places = node.length() == 1 ? OffsetFormat.grouped(last)
                    : OffsetFormat.grouped(node.offset()) + "–" + OffsetFormat.grouped(last);
            fact(range, places + type);
        }
        if (node.missing()) {
            fact("Missing", "some of its bytes are not in the capture");
        }
    }

    private static String type(FieldType type, long length) {
        return switch (type) {
            case UINT8, UINT16, UINT32, UINT64 -> ", unsigned " + length * Byte.SIZE + "-bit" + (length > 1 ? ", big-endian" : "");
            case STRING -> ", text in UTF-8";
            case BOOLEAN -> ", a bit of them";
            default -> "";
        };
    }

    private void fact(String label, String text) {
        Label left = new Label(label);
        left.getStyleClass().add("fact-name");
        left.setMinWidth(USE_PREF_SIZE);
        Label right = new Label(text);
        right.setWrapText(true);
        right.setMinHeight(USE_PREF_SIZE);
        right.getStyleClass().add("fact");
        facts.addRow(facts.getRowCount(), left, right);
    }
}
