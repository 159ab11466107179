package org.nbdscope.app.gui.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import org.nbdscope.app.gui.theme.Fonts;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Palette;
import org.nbdscope.app.gui.theme.TextWidths;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.app.view.findings.CaptureStrip;
import org.nbdscope.app.view.findings.PlacedFinding;
import org.nbdscope.dissector.findings.Severity;

/**
 * Where in the capture the findings are: a mark per message, requests above the line and replies below it, and above them the findings.
 * Marks of findings that would cover each other become one, the worst. A click chooses a finding; the keyboard does so in the tree.
 */
final class AlongCapture extends Region {

    private static final double GUTTER = 106;
    private static final double LANE = 46;
    private static final double AXIS = 20;
    private static final double MARK = 12;
    private static final double EDGE = 12;
    private static final double NUMBERS_APART = 70;

    /** A mark as it was drawn. */
    private record Mark(double x, double y, PlacedFinding finding) {
    }

    private final ObjectProperty<Look> look;
    private final Function<PlacedFinding, Severity> severity;
    private final Canvas canvas = new Canvas();
    private final Tooltip tooltip = new Tooltip();
    private final List<Mark> marks = new ArrayList<>();
    private CaptureStrip strip = CaptureStrip.EMPTY;
    private PlacedFinding selected;

    /**
     * Shows nothing yet.
     *
     * @param severity how bad a finding is at present; null for one that is hidden
     * @param chosen   gets the finding whose mark was clicked
     */
    AlongCapture(ObjectProperty<Look> look, Function<PlacedFinding, Severity> severity, Consumer<PlacedFinding> chosen) {
        this.look = look;
        this.severity = severity;
        setId("along-capture");
        getChildren().add(canvas);
        look.addListener((property, before, now) -> resized());
        widthProperty().addListener((property, before, now) -> draw());
        setOnMouseClicked(event -> {
            PlacedFinding finding = at(event.getX(), event.getY());
            if (finding != null) {
                chosen.accept(finding);
            }
        });
        setOnMouseMoved(event -> hover(at(event.getX(), event.getY())));
    }

    private void hover(PlacedFinding finding) {
        setCursor(finding == null ? Cursor.DEFAULT : Cursor.HAND);
        Tooltip.uninstall(this, tooltip);
        if (finding != null) {
            tooltip.setText(finding.finding().rule().code() + ", " + finding.place() + ": " + finding.finding().rule().title());
            Tooltip.install(this, tooltip);
        }
    }

    private PlacedFinding at(double x, double y) {
        double reach = look.get().px(MARK);
        Mark nearest = null;
        for (Mark mark : marks) {
            boolean near = Math.abs(mark.x - x) < reach && Math.abs(mark.y - y) < reach;
            nearest = near && (nearest == null || Math.abs(mark.x - x) < Math.abs(nearest.x - x)) ? mark : nearest;
        }
        return nearest == null ? null : nearest.finding;
    }

    /** Where the mark of a finding is; null where another one covers it. */
    Point2D place(PlacedFinding finding) {
        return marks.stream().filter(mark -> mark.finding == finding).findFirst().map(mark -> new Point2D(mark.x, mark.y)).orElse(null);
    }

    /** Shows another capture. */
    void show(CaptureStrip newStrip) {
        strip = newStrip;
        selected = null;
        resized();
    }

    /** Marks the finding that is selected in the tree. */
    void select(PlacedFinding finding) {
        selected = finding;
        draw();
    }

    private void resized() {
        boolean any = !strip.lanes().isEmpty();
        setVisible(any);
        setManaged(any);
        double height = look.get().px(strip.lanes().size() * LANE + AXIS);
        setMinHeight(height);
        setPrefHeight(height);
        draw();
    }

    /** Draws it again: severities may have changed. */
    void draw() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getPrefHeight());
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        marks.clear();
        if (strip.lanes().isEmpty() || getWidth() < 2 * GUTTER) {
            return;
        }
        StringBuilder spoken = new StringBuilder("Findings along the capture.");
        for (int i = 0; i < strip.lanes().size(); i++) {
            CaptureStrip.Lane lane = strip.lanes().get(i);
            lane(g, lane, look.get().px(i * LANE));
            spoken.append(' ').append(lane.name()).append(": ").append(lane.findings().size()).append(" findings.");
        }
        axis(g);
        setAccessibleText(spoken.toString());
    }

    private double x(int column) {
        double left = look.get().px(GUTTER);
        double span = getWidth() - left - EDGE;
        return left + span * (column + 0.5) / strip.columns();
    }

    private void lane(GraphicsContext g, CaptureStrip.Lane lane, double top) {
        Palette palette = look.get().palette();
        double middle = Math.floor(top + look.get().px(LANE) * 0.68);
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        g.setFill(palette.tx());
        g.setFont(look.get().fonts().strong(Fonts.HINT));
        g.fillText(lane.name(), EDGE, middle);
        g.setFill(palette.tx3());
        g.setFont(look.get().fonts().text(Fonts.HINT));
        g.fillText(lane.replies(), EDGE + look.get().px(26), middle);
        g.setFill(palette.line());
        g.fillRect(look.get().px(GUTTER), middle, getWidth() - look.get().px(GUTTER) - EDGE, 1);
        double width = Math.max(1, Math.min(look.get().px(5), (x(1) - x(0)) * 0.6));
        double height = look.get().px(6);
        for (int column = 0; column < strip.columns(); column++) {
            message(g, lane.requests()[column], x(column) - width / 2, middle - height, width, height);
            message(g, lane.answers()[column], x(column) - width / 2, middle + 1, width, height);
        }
        findings(g, lane, middle - height - look.get().px(MARK));
    }

    private void message(GraphicsContext g, CommandGroup group, double x, double y, double width, double height) {
        if (group != null) {
            g.setFill(look.get().palette().of(group));
            g.fillRect(x, y, width, height);
        }
    }

    private void findings(GraphicsContext g, CaptureStrip.Lane lane, double y) {
        double size = look.get().px(MARK);
        int from = marks.size();
        for (PlacedFinding finding : lane.findings()) {
            Severity bad = severity.apply(finding);
            if (bad == null) {
                continue;
            }
            double x = x(strip.column(finding.message()));
            Mark last = marks.size() > from ? marks.get(marks.size() - 1) : null;
            if (last != null && x - last.x < size) {
                boolean worse = finding == selected || last.finding != selected && bad.compareTo(severity.apply(last.finding)) > 0;
                if (worse) {
                    marks.set(marks.size() - 1, new Mark(last.x, y, finding));
                }
            } else {
                marks.add(new Mark(x, y, finding));
            }
        }
        for (Mark mark : marks.subList(from, marks.size())) {
            if (mark.finding == selected) {
                g.setStroke(look.get().palette().acc());
                g.setLineWidth(1.5);
                g.strokeRoundRect(mark.x - size * 0.9, y - size * 0.9, size * 1.8, size * 2.9, 6, 6);
                g.setLineWidth(1);
            }
            SeverityMark.draw(g, severity.apply(mark.finding), mark.x, y, size / 2, look.get());
        }
    }

    private void axis(GraphicsContext g) {
        double y = look.get().px(strip.lanes().size() * LANE) + look.get().px(AXIS) / 2;
        g.setFill(look.get().palette().tx3());
        g.setFont(look.get().fonts().text(Fonts.AXIS));
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        TextWidths widths = new TextWidths(g.getFont());
        double apart = Math.max(look.get().px(NUMBERS_APART), widths.of("#" + strip.messages()) + 2 * EDGE);
        int steps = (int) Math.max(1, Math.min(strip.messages() - 1, (getWidth() - look.get().px(GUTTER)) / apart));
        double free = getWidth() - EDGE;
        for (int step = steps; step >= 0; step--) { // from the end, whose number is moved to the left to be in the picture
            int message = (int) ((long) (strip.messages() - 1) * step / steps);
            String number = "#" + message;
            double half = widths.of(number) / 2;
            double middle = Math.min(x(strip.column(message)), getWidth() - EDGE - half);
            if (middle + half <= free) {
                g.fillText(number, middle, y);
                free = middle - half - EDGE;
            }
        }
        if (strip.more() > 0) {
            g.setTextAlign(TextAlignment.LEFT);
            g.fillText("and " + strip.more() + " more", EDGE, y);
        }
    }
}
