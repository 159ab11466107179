package org.nbdscope.app.gui.coverage;

import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.PaneCorners;
import org.nbdscope.app.gui.timeline.ChartLayer;
import org.nbdscope.app.view.coverage.ChartLayout;
import org.nbdscope.app.view.coverage.CoverageCard;
import org.nbdscope.app.view.coverage.CoverageView;
import org.nbdscope.app.view.coverage.DiskStrip;
import org.nbdscope.app.view.coverage.StripPainter;

/**
 * The disk in one row, below the messages: a click selects the reply that said what is there, a double-click leads to the whole chart. It
 * is there only where a capture has block status.
 */
public final class CoverageStrip extends Region {

    private static final String WHAT_CLICKS_DO = "Click selects the reply, double-click opens Coverage";

    private final CoverageView view;
    private final ObjectProperty<Look> look;
    private final Runnable chart;
    private final ChartLayer layer = new ChartLayer(false);
    private final Tooltip tip = new Tooltip(WHAT_CLICKS_DO);
    private DiskStrip strip;
    private int columns;

    /**
     * Shows what a view knows.
     *
     * @param chart leads to the chart
     */
    public CoverageStrip(CoverageView view, ObjectProperty<Look> look, Runnable chart) {
        this.view = view;
        this.look = look;
        this.chart = chart;
        setId("coverage-strip");
        getStyleClass().add("pane");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleRoleDescription("coverage of the disk");
        getChildren().add(layer.canvas());
        Tooltip.install(this, tip);
        setOnMouseMoved(this::pointed);
        view.known().addListener((property, before, now) -> changed());
        view.filter().addListener((property, before, now) -> ask());
        view.selectedMessage().addListener((property, before, now) -> repaint());
        look.addListener((property, before, now) -> repaint());
        setOnMouseClicked(this::clicked);
        changed();
    }

    private void changed() {
        boolean there = view.known().get() != null;
        setVisible(there);
        setManaged(there);
        setAccessibleText(there ? view.known().get().sentence() : "");
        if (!there) {
            strip = null;
        }
        ask();
    }

    private void ask() {
        if (columns > 0) {
            view.strip(columns, laidOut -> {
                strip = laidOut;
                repaint();
            });
        }
    }

    private void repaint() {
        layer.stale();
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        if (width < 50 || getScene() == null) {
            return;
        }
        double zoom = look.get().zoom();
        int wanted = (int) Math.max(1, Math.round(StripPainter.chartWidth(room()) * zoom * ChartLayer.deviceScale(this)));
        if (wanted != columns) {
            columns = wanted;
            ask();
        }
        layer.place(1, 1, width - 2, getHeight() - 2);
        if (strip != null && strip.ticks().width() == columns && layer.paint(zoom, (surface, wide, high) ->
                new StripPainter(surface, ChartColours.of(look.get().palette()), strip, wide).paint(view.selectedOffset()))) {
            PaneCorners.show(layer.canvas(), Pos.TOP_LEFT, Pos.TOP_RIGHT, Pos.BOTTOM_LEFT, Pos.BOTTOM_RIGHT);
        }
    }

    /** Width of the picture at 100 %. */
    private double room() {
        return (getWidth() - 2) / look.get().zoom();
    }

    /** Where an event is on the disk: from 0 to 1, or outside. */
    private double position(MouseEvent event) {
        return ((event.getX() - 1) / look.get().zoom() - ChartLayout.GUTTER) / StripPainter.chartWidth(room());
    }

    /** Not every bracket has room for its words. */
    private void pointed(MouseEvent event) {
        String bracket = strip == null ? "" : strip.bracketAt((int) Math.floor(position(event) * strip.ticks().width()));
        tip.setText(bracket.isEmpty() ? WHAT_CLICKS_DO : bracket + "\n" + WHAT_CLICKS_DO);
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || strip == null) {
            return;
        }
        if (event.getClickCount() == 2) {
            chart.run();
            return;
        }
        double position = position(event);
        if (position >= 0 && position <= 1) {
            view.select(CoverageCard.messageAt(strip.known(), strip.known().whole().offsetAt(position), null));
        }
    }

    @Override
    protected double computeMinHeight(double width) {
        return look.get().px(StripPainter.HEIGHT) + 2;
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width);
    }
}
