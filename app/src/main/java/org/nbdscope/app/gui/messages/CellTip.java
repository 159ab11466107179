package org.nbdscope.app.gui.messages;

import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import org.nbdscope.app.view.Column;
import org.nbdscope.app.view.FieldColumn;
import org.nbdscope.app.view.ListColumn;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.RowNotes;
import org.nbdscope.dissector.findings.Severity;

/** Says more of the cell under the pointer than there is room for. */
final class CellTip {

    private static final double WIDTH = 460;

    private final Node node;
    private final Tooltip tip = new Tooltip();
    private Column column;
    private int place = -1;
    private boolean installed;

    CellTip(Node node) {
        this.node = node;
        tip.setWrapText(true);
        tip.setMaxWidth(WIDTH);
    }

    /** The pointer is over a cell; null for none. */
    void over(ListPicture view, Column newColumn, int newPlace) {
        if (newColumn == column && newPlace == place) {
            return;
        }
        column = newColumn;
        place = newPlace;
        String text = column == null || place < 0 || place >= view.rows().size() ? "" : text(view);
        if (installed) {
            Tooltip.uninstall(node, tip);
            tip.hide();
        }
        installed = !text.isEmpty();
        if (installed) {
            tip.setText(text);
            Tooltip.install(node, tip);
        }
    }

    private String text(ListPicture view) {
        int row = view.rows().row(place);
        if (column == ListColumn.FINDING) {
            String findings = view.cells().findings(row).stream().map(placed -> sign(RowNotes.severity(placed)) + ' '
                    + placed.finding().rule().code() + ": " + placed.finding().rule().title()).collect(Collectors.joining("\n"));
            String cause = view.cells().cause(row) == null ? "" : "Asked because: " + view.cells().cause(row).label();
            return findings.isEmpty() ? cause : cause.isEmpty() ? findings : findings + '\n' + cause;
        }
        if (column == ListColumn.OFFSET && view.cells().offset(row) != null) {
            return all(view.cells().offset(row));
        }
        if (column == ListColumn.LENGTH && view.cells().length(row) != null) {
            return all(view.cells().length(row));
        }
        boolean longText = column == ListColumn.SUMMARY || column == ListColumn.INFO || column instanceof FieldColumn;
        return longText ? view.text(column, place) : "";
    }

    private static String all(long bytes) {
        return OffsetFormat.DECIMAL.text(bytes) + " bytes\n" + OffsetFormat.HEX.text(bytes) + "\nblock " + OffsetFormat.BLOCKS.text(bytes);
    }

    private static String sign(Severity severity) {
        return "[" + severity.name().charAt(0) + "]";
    }
}
