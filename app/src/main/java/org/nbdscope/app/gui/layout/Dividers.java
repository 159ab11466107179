package org.nbdscope.app.gui.layout;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import org.nbdscope.app.view.Settings;

/**
 * How somebody divided the room between panes; lasts. What a window's size does to its panes is nobody's choice and is not remembered: only
 * dividers that were dragged are.
 */
public final class Dividers {

    private static final String KEY = "dividers of ";
    private static final String DIVIDER = "split-pane-divider";

    /** How panes are divided: under which name that is kept, and how they are as long as nobody has dragged anything. */
    private record Division(String name, double[] usual) {
    }

    private final Settings settings;
    private final Map<SplitPane, Division> divisions = new LinkedHashMap<>();

    /** @param settings keep the divisions */
    public Dividers(Settings settings) {
        this.settings = settings;
    }

    /**
     * Divides the room as somebody left it, or as usual, and remembers from now on how he divides it. To be called again where panes were
     * exchanged.
     *
     * @param name  of this arrangement of these panes
     * @param usual positions of the dividers, 0 to 1, ascending
     */
    public void keep(String name, SplitPane panes, double... usual) {
        if (divisions.put(panes, new Division(name, usual)) == null) {
            panes.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
                if (isDivider(panes, (Node) event.getTarget())) {
                    settings.put(KEY + divisions.get(panes).name(), text(panes.getDividerPositions()));
                }
            });
        }
        double[] positions = kept(name, usual);
        panes.setDividerPositions(positions);
        if (panes.getSkin() != null) {
            Platform.runLater(() -> panes.setDividerPositions(positions)); // in earnest only once the skin knows its new panes
        }
    }

    /** Whether somebody chose an arrangement: then it stays as it is, whatever would be best. */
    public boolean chosen(String name) {
        return !settings.get(KEY + name, "").isEmpty();
    }

    /** Divides everything as usual again. */
    public void reset() {
        divisions.forEach((panes, division) -> panes.setDividerPositions(division.usual()));
        settings.removeAll(KEY);
    }

    /** Whether a part of the window is a divider of these panes, not of panes within them. */
    private static boolean isDivider(SplitPane panes, Node part) {
        Node node = part;
        while (node != null && !node.getStyleClass().contains(DIVIDER)) {
            node = node.getParent();
        }
        return node != null && node.getParent() == panes;
    }

    private static String text(double[] positions) {
        return DoubleStream.of(positions).mapToObj(Double::toString).collect(Collectors.joining(" "));
    }

    private double[] kept(String name, double[] usual) {
        try {
            double[] kept = Arrays.stream(settings.get(KEY + name, "").split(" ")).mapToDouble(Double::parseDouble).toArray();
            return kept.length == usual.length && ascending(kept) ? kept : usual;
        } catch (NumberFormatException e) {
            return usual; // nothing was kept, or by another version of the program
        }
    }

    private static boolean ascending(double[] positions) {
        double before = 0;
        for (double position : positions) {
            if (!(position >= before && position <= 1)) {
                return false;
            }
            before = position;
        }
        return true;
    }
}
