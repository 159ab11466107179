package org.nbdscope.app.gui.coverage;

import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.PaneCorners;
import org.nbdscope.app.gui.timeline.CanvasSurface;
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

    private final CoverageView view;
    private final ObjectProperty<Look> look;
    private final Runnable chart;
    private final Canvas canvas = new Canvas();
    private final CanvasSurface surface = Charts.surface();
    private DiskStrip strip;
    private int columns;
    private boolean stale = true;

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
        getChildren().add(canvas);
        Tooltip.install(this, new Tooltip("Double-click opens Coverage"));
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
        stale = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        if (width < 50 || getScene() == null) {
            return;
        }
        double zoom = look.get().zoom();
        double scale = getScene().getWindow() == null ? 1 : Math.max(1, getScene().getWindow().getRenderScaleX());
        int wanted = (int) Math.max(1, Math.round(StripPainter.chartWidth((width - 2) / zoom) * zoom * scale));
        if (wanted != columns) {
            columns = wanted;
            ask();
        }
        if (canvas.getWidth() != width - 2 || canvas.getHeight() != getHeight() - 2) {
            canvas.setWidth(width - 2);
            canvas.setHeight(getHeight() - 2);
            stale = true;
        }
        canvas.relocate(1, 1);
        if (stale && strip != null && strip.ticks().width() == columns) {
            stale = false;
            new StripPainter(Charts.zoomed(surface, canvas, zoom, scale), ChartColours.of(look.get().palette()), strip, (width - 2) / zoom)
                    .paint(view.selectedOffset());
            PaneCorners.show(canvas, Pos.TOP_LEFT, Pos.TOP_RIGHT, Pos.BOTTOM_LEFT, Pos.BOTTOM_RIGHT);
        }
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || strip == null) {
            return;
        }
        if (event.getClickCount() == 2) {
            chart.run();
            return;
        }
        double room = (getWidth() - 2) / look.get().zoom();
        double position = (event.getX() / look.get().zoom() - ChartLayout.GUTTER) / StripPainter.chartWidth(room);
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
