package org.nbdscope.app.gui.coverage;

import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.PaneCorners;
import org.nbdscope.app.gui.timeline.ChartLayer;
import org.nbdscope.app.view.coverage.ChartCursor;
import org.nbdscope.app.view.coverage.ChartHits;
import org.nbdscope.app.view.coverage.ChartLayout;
import org.nbdscope.app.view.coverage.ChartPainter;
import org.nbdscope.app.view.coverage.CoverageCard;
import org.nbdscope.app.view.coverage.CoverageColours;
import org.nbdscope.app.view.coverage.CoverageKnown;
import org.nbdscope.app.view.coverage.CoveragePicture;
import org.nbdscope.app.view.coverage.CoverageView;
import org.nbdscope.app.view.coverage.OverlayPainter;
import org.nbdscope.app.view.timeline.Surface;

/** The chart itself: one canvas for what is known, one above it for pointer, cursor and selection. It paints at most once a pulse. */
public final class CoverageChart extends Region {

    private static final double STAIR_ROOM = 4;
    private static final double REASON_WIDTH = 380;
    private static final Duration HOVER_DELAY = Duration.millis(150);

    private final CoverageView view;
    private final ObjectProperty<Look> look;
    private final ChartLayer base = new ChartLayer(false);
    private final ChartLayer overlay = new ChartLayer(true);
    private final ChartCard card = new ChartCard();
    private final ChartInput input;
    /** After a moment at one place it is looked up since when that has been known. */
    private final PauseTransition hover = new PauseTransition(HOVER_DELAY);
    private CoverageColours colours;
    private ChartLayout layout;
    private double pointerX = -1;
    private double pointerY = -1;

    /** Draws a view in a look. */
    public CoverageChart(CoverageView view, ObjectProperty<Look> look) {
        this.view = view;
        this.look = look;
        colours = ChartColours.of(look.get().palette());
        setId("coverage-chart");
        getChildren().addAll(base.canvas(), overlay.canvas(), card);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleRoleDescription("coverage chart");
        look.addListener((property, before, now) -> {
            colours = ChartColours.of(now.palette());
            repaint();
        });
        view.picture().addListener((property, before, now) -> repaint());
        view.selectedStep().addListener((property, before, now) -> repaintOverlay());
        view.selectedMessage().addListener((property, before, now) -> repaintOverlay());
        view.cursor().addListener((property, before, now) -> {
            setAccessibleText(description());
            repaintOverlay();
        });
        focusedProperty().addListener((property, before, now) -> repaintOverlay());
        hover.setOnFinished(event -> lookUpSince());
        input = new ChartInput(this, view);
        input.install();
    }

    private void repaint() {
        base.stale();
        setAccessibleText(description());
        repaintOverlay();
    }

    private void repaintOverlay() {
        overlay.stale();
        requestLayout();
    }

    private String description() {
        CoverageKnown known = view.known().get();
        if (known == null) {
            return "No block status";
        }
        StringBuilder text = new StringBuilder();
        ChartCursor cursor = view.cursor().get();
        if (cursor != null && cursor.context() < known.contexts().size()) {
            String context = known.contexts().get(cursor.context()).context();
            text.append(CoverageCard.of(known, cursor.offset(), context, 0, view.model()).sentence()).append(". ");
        }
        text.append(known.sentence());
        known.contexts().forEach(context ->
                text.append(". ").append(context.context()).append(": ").append(context.count()).append(" extents"));
        return text.toString();
    }

    /** The size of text, 1 for 100 %. */
    double zoom() {
        return look.get().zoom();
    }

    /** What is where on the picture that was drawn last; null where nothing was. */
    ChartHits hits() {
        return layout == null || view.picture().get() == null || view.known().get() == null ? null
                : new ChartHits(view.picture().get(), layout, view.model());
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        CoveragePicture picture = view.picture().get();
        if (width < 50 || height < 50 || getScene() == null) {
            return;
        }
        double scale = ChartLayer.deviceScale(this);
        if (picture == null) {
            room(ChartLayout.of(0, width / zoom(), height / zoom(), 1, 1, false, false), scale);
            return;
        }
        ChartLayout wanted = picture.layout(0, width / zoom(), height / zoom());
        if (!wanted.equals(layout)) {
            base.stale();
            overlay.stale();
        }
        layout = wanted;
        room(layout, scale);
        base.place(0, 0, width, height);
        overlay.place(0, 0, width, height);
        if (base.paint(zoom(), (surface, wide, high) -> ChartPainter.paint(surface, colours, layout, picture))) {
            PaneCorners.show(base.canvas(), Pos.BOTTOM_LEFT, Pos.BOTTOM_RIGHT);
        }
        overlay.paint(zoom(), (surface, wide, high) -> paintOverlay(picture, surface, wide, high));
    }

    private void room(ChartLayout wanted, double scale) {
        view.room(new CoveragePicture.Room((int) Math.max(1, Math.round(wanted.width() * zoom() * scale)),
                (int) Math.max(1, (wanted.stairsRoom() - STAIR_ROOM) / STAIR_ROOM), wanted.width()));
    }

    private void paintOverlay(CoveragePicture picture, Surface surface, double width, double height) {
        OverlayPainter painter = new OverlayPainter(surface, colours, layout, picture);
        if (view.selectedStep().get() != null) {
            painter.selection(view.selectedStep().get());
        } else if (view.selectedOffset() != null) {
            painter.selection(view.selectedOffset());
        }
        if (view.cursor().get() != null && isFocused()) {
            painter.cursor(view.cursor().get());
        }
        if (layout.onChart(pointerX, pointerY) && !input.busy()) {
            painter.pointer(pointerX);
        }
        if (isFocused()) {
            ChartLayer.focusRing(surface, width, height, colours.accent());
        }
    }

    /** Where the pointer is, at 100 %; -1 for nowhere. */
    void pointer(double x, double y) {
        pointerX = x;
        pointerY = y;
        repaintOverlay();
        ChartHits hits = hits();
        CoverageCard content = hits == null || input.busy() || !hits.layout().onChart(x, y) ? null : hits.card(x, y);
        hover.stop();
        if (content == null) {
            card.setVisible(false);
            return;
        }
        show(content);
        if (hits.layout().contextAt(y) >= 0) {
            hover.playFromStart();
        }
    }

    private void show(CoverageCard content) {
        card.show(content, pointerX * zoom(), pointerY * zoom(), look.get().px(REASON_WIDTH));
    }

    private void lookUpSince() {
        ChartHits hits = hits();
        int context = hits == null ? -1 : hits.layout().contextAt(pointerY);
        if (context < 0 || !card.isVisible()) {
            return;
        }
        double x = pointerX;
        double y = pointerY;
        view.since(hits.context(context), hits.offset(x, context), message -> {
            ChartHits now = hits();
            if (x == pointerX && y == pointerY && card.isVisible() && now != null) {
                show(now.card(x, y).with("Known since", CoverageCard.said(view.model(), message)));
            }
        });
    }

    /** The card at the pointer. */
    Region card() {
        return card;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 260;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 460;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 1200;
    }
}
