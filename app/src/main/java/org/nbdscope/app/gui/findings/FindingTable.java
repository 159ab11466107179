package org.nbdscope.app.gui.findings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.nbdscope.app.gui.theme.Fonts;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.TextWidths;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.findings.FindingNode;
import org.nbdscope.app.view.findings.PlacedFinding;

/** The tree of findings: groups, rules, and places where a rule has several. */
final class FindingTable extends TreeTableView<FindingNode> {

    private static final double ROW = 21;
    /** What stands before a code: its place in the tree and its mark. */
    private static final double BEFORE_CODE = 66;
    private static final double MOST_CODE = 254;
    private static final double PADDING = 14;
    private static final double HEAD_PADDING = 18;
    private static final double LEAST_WHAT = 160;
    private static final double BAR = 15;

    private static final PseudoClass DIMMED = PseudoClass.getPseudoClass("dimmed");

    private final Consumer<PlacedFinding> open;
    private final Predicate<FindingNode> shown;
    private boolean filling;

    /**
     * Shows nothing yet.
     *
     * @param chosen gets the finding that is selected
     * @param open   gets the finding to whose bytes somebody wants to go
     * @param filter gets the finding whose messages somebody wants to see alone
     * @param shown  whether a line is about rows that the display filter shows; the others are dimmed
     */
    FindingTable(ObjectProperty<Look> look, Consumer<PlacedFinding> chosen, Consumer<PlacedFinding> open,
            Consumer<PlacedFinding> filter, Predicate<FindingNode> shown) {
        this.open = open;
        this.shown = shown;
        setId("findings");
        setAccessibleText("Findings by severity and code");
        setShowRoot(false);
        setRoot(new TreeItem<>());
        TreeTableColumn<FindingNode, FindingNode> code = column("Severity and code", node -> node);
        code.setCellFactory(column -> new CodeCell());
        TreeTableColumn<FindingNode, String> count = column("Count", node -> OffsetFormat.grouped(node.count()));
        count.getStyleClass().add("number");
        TreeTableColumn<FindingNode, String> who = column("Who", FindingNode::who);
        TreeTableColumn<FindingNode, String> where = column("Where", FindingNode::where);
        TreeTableColumn<FindingNode, String> what = column("What", FindingNode::what);
        getColumns().addAll(List.of(code, count, who, where, what));
        code.prefWidthProperty().bind(Bindings.createDoubleBinding(() -> codeWidth(look.get()), look, rootProperty()));
        fit(count, look, node -> OffsetFormat.grouped(node.count()));
        fit(who, look, FindingNode::who);
        fit(where, look, FindingNode::where);
        what.prefWidthProperty().bind(Bindings.max(LEAST_WHAT, widthProperty().subtract(BAR).subtract(code.widthProperty())
                .subtract(count.widthProperty()).subtract(who.widthProperty()).subtract(where.widthProperty())));
        setTreeColumn(code);
        setRowFactory(table -> new Row());
        setFixedCellSize(look.get().px(ROW));
        look.addListener((property, before, now) -> setFixedCellSize(now.px(ROW)));
        getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null && now.getValue() != null && !filling) {
                chosen.accept(now.getValue().finding());
            }
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && selected() != null) {
                (event.isShortcutDown() ? filter : open).accept(selected());
                event.consume();
            }
        });
    }

    /** What happened needs the room that codes, people and places leave: these columns are as wide as what they say, and no wider. */
    private void fit(TreeTableColumn<FindingNode, String> column, ObjectProperty<Look> look, Function<FindingNode, String> words) {
        column.prefWidthProperty().bind(Bindings.createDoubleBinding(
                () -> widest(look.get(), column.getText(), words), look, rootProperty()));
    }

    /** Groups are in strong type, as heads are. */
    private double widest(Look look, String head, Function<FindingNode, String> words) {
        TextWidths strong = new TextWidths(look.fonts().strong(Fonts.TEXT));
        TextWidths plain = new TextWidths(look.fonts().text(Fonts.TEXT));
        double widest = widest(getRoot(), node -> (node.kind() == FindingNode.Kind.GROUP ? strong : plain).of(words.apply(node)));
        return Math.ceil(Math.max(strong.of(head) + look.px(HEAD_PADDING), widest + look.px(PADDING)));
    }

    private double codeWidth(Look look) {
        return Math.min(look.px(MOST_CODE), look.px(BEFORE_CODE) + widest(look, "", node -> node.label() + ' ' + node.hint()));
    }

    private static double widest(TreeItem<FindingNode> from, ToDoubleFunction<FindingNode> width) {
        return from.getChildren().stream().mapToDouble(child -> Math.max(width.applyAsDouble(child.getValue()), widest(child, width))).max()
                .orElse(0);
    }

    private static <T> TreeTableColumn<FindingNode, T> column(String title, Function<FindingNode, T> value) {
        TreeTableColumn<FindingNode, T> column = new TreeTableColumn<>(title);
        column.setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(value.apply(features.getValue().getValue())));
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    /** Shows another tree, and in it the finding that was selected, or the first one; nobody is told. */
    void show(List<FindingNode> tree, PlacedFinding wanted) {
        Map<String, Boolean> expanded = new HashMap<>();
        note(getRoot(), expanded);
        boolean stays = wanted != null && wanted.isSame(selected());
        filling = true;
        TreeItem<FindingNode> root = new TreeItem<>();
        for (FindingNode node : tree) {
            root.getChildren().add(item(node, expanded));
        }
        setRoot(root);
        filling = false;
        select(wanted, !stays);
    }

    /** Which lines are open, by their labels: a capture that goes on gets a new tree now and then. */
    private static void note(TreeItem<FindingNode> from, Map<String, Boolean> expanded) {
        for (TreeItem<FindingNode> child : from.getChildren()) {
            expanded.put(child.getValue().label(), child.isExpanded());
            note(child, expanded);
        }
    }

    private static TreeItem<FindingNode> item(FindingNode node, Map<String, Boolean> expanded) {
        TreeItem<FindingNode> item = new TreeItem<>(node);
        item.setExpanded(expanded.getOrDefault(node.label(), node.kind() == FindingNode.Kind.GROUP));
        for (FindingNode child : node.children()) {
            item.getChildren().add(item(child, expanded));
        }
        return item;
    }

    /** Selects the line of a finding, or the first rule's for null; nobody is told. */
    void select(PlacedFinding wanted) {
        select(wanted, true);
    }

    private void select(PlacedFinding wanted, boolean scroll) {
        TreeItem<FindingNode> found = find(getRoot(), wanted);
        if (found == null || found == getSelectionModel().getSelectedItem()) {
            return;
        }
        filling = true;
        for (TreeItem<FindingNode> above = found.getParent(); above != null; above = above.getParent()) {
            above.setExpanded(true);
        }
        int row = getRow(found);
        getSelectionModel().select(row);
        if (scroll) {
            scrollTo(Math.max(0, row - 2));
        }
        filling = false;
    }

    /** The deepest line, for a rule with several findings has a line for each. */
    private static TreeItem<FindingNode> find(TreeItem<FindingNode> from, PlacedFinding wanted) {
        for (TreeItem<FindingNode> child : from.getChildren()) {
            TreeItem<FindingNode> below = find(child, wanted);
            if (below != null) {
                return below;
            }
            boolean rule = child.getValue().kind() != FindingNode.Kind.GROUP && child.getValue().finding() != null;
            if (rule && (wanted == null || child.isLeaf() && child.getValue().finding().isSame(wanted))) {
                return child;
            }
        }
        return null;
    }

    /** The selected line; null for none. */
    FindingNode selectedLine() {
        TreeItem<FindingNode> item = getSelectionModel().getSelectedItem();
        return item == null ? null : item.getValue();
    }

    /** The finding of the selected line; null for none. */
    PlacedFinding selected() {
        return selectedLine() == null ? null : selectedLine().finding();
    }

    /** How many rules have findings about rows that the display filter shows. */
    long shownRules() {
        return getRoot().getChildren().stream().flatMap(group -> group.getChildren().stream()).map(TreeItem::getValue)
                .filter(line -> line.kind() == FindingNode.Kind.CODE && shown.test(line)).map(FindingNode::label).distinct().count();
    }

    /** Selects the next line that is not a group, or the one before. */
    void move(int step) {
        int row = getSelectionModel().getSelectedIndex() + step;
        while (row >= 0 && row < getExpandedItemCount() && getTreeItem(row).getValue().kind() == FindingNode.Kind.GROUP) {
            row += step;
        }
        if (row >= 0 && row < getExpandedItemCount()) {
            getSelectionModel().clearAndSelect(row);
            scrollTo(Math.max(0, row - 2));
        }
    }

    private final class Row extends TreeTableRow<FindingNode> {

        Row() {
            setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && getItem() != null && getItem().kind() != FindingNode.Kind.GROUP
                        && getItem().finding() != null) {
                    open.accept(getItem().finding());
                }
            });
        }

        @Override
        protected void updateItem(FindingNode node, boolean empty) {
            super.updateItem(node, empty);
            getStyleClass().removeAll("group", "place");
            setAccessibleText(null);
            setTooltip(null);
            boolean dimmed = !empty && node != null && !shown.test(node);
            pseudoClassStateChanged(DIMMED, dimmed);
            if (!empty && node != null) {
                setAccessibleText(node.spoken() + (dimmed ? ", not displayed" : ""));
                if (!node.what().isEmpty()) {
                    setTooltip(new Tooltip(node.label() + ": " + node.what()));
                }
                if (node.kind() != FindingNode.Kind.CODE) {
                    getStyleClass().add(node.kind() == FindingNode.Kind.GROUP ? "group" : "place");
                }
            }
        }
    }

    private static final class CodeCell extends TreeTableCell<FindingNode, FindingNode> {

        @Override
        protected void updateItem(FindingNode node, boolean empty) {
            super.updateItem(node, empty);
            setText(null);
            if (empty || node == null) {
                setGraphic(null);
                return;
            }
            Label label = new Label(node.label());
            label.getStyleClass().add("finding-code");
            if (node.kind() == FindingNode.Kind.GROUP) {
                label.setMinWidth(USE_PREF_SIZE);
            }
            HBox line = new HBox(label);
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("finding-line");
            if (node.kind() != FindingNode.Kind.PLACE && node.severity() != null) {
                line.getChildren().add(0, new SeverityMark(node.severity()));
            }
            if (!node.hint().isEmpty()) {
                Label hint = new Label(node.hint());
                hint.getStyleClass().add("hint");
                line.getChildren().add(hint);
            }
            setGraphic(line);
        }
    }
}
