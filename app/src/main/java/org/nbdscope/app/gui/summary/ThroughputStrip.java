package org.nbdscope.app.gui.summary;

import java.util.Arrays;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import org.nbdscope.app.gui.theme.Fonts;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.summary.PeerLine;
import org.nbdscope.app.view.summary.SummaryPage;
import org.nbdscope.app.view.timeline.TimeTicks;
import org.nbdscope.app.view.timeline.TimeWindow;

/** Bytes over time: to clients upwards, to servers downwards. */
final class ThroughputStrip extends Region {

    private static final double NAME_WIDTH = 112;
    private static final double HALF = 18;
    private static final double AXIS = 16;
    private static final double NUMBER_APART = 90;

    private final SummaryPage page;
    private final Look look;
    private final Canvas canvas = new Canvas();

    ThroughputStrip(SummaryPage page, Look look) {
        this.page = page;
        this.look = look;
        getStyleClass().add("throughput");
        getChildren().add(canvas);
        setMinHeight(look.px(2 * HALF + AXIS + 10));
        setPrefHeight(getMinHeight());
        setAccessibleText("Bytes over the time of the capture, to clients and to servers");
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        double left = look.px(NAME_WIDTH) + look.px(12);
        double width = getWidth() - left - look.px(12);
        double middle = look.px(HALF) + 1;
        g.setFill(look.palette().tx3());
        g.setFont(look.fonts().text(Fonts.AXIS));
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText("to clients", look.px(12), middle - look.px(HALF) / 2);
        g.fillText("to servers", look.px(12), middle + look.px(HALF) / 2);
        long most = Math.max(1, Math.max(most(page.throughput().toClients()), most(page.throughput().toServers())));
        g.setFill(look.palette().line());
        g.fillRect(left, middle, width, 1);
        g.setFill(look.palette().tx3());
        bars(g, page.throughput().toClients(), most, left, width, middle, -1);
        bars(g, page.throughput().toServers(), most, left, width, middle + 1, 1);
        axis(g, left, width, middle + look.px(HALF) + look.px(AXIS) / 2 + 2);
    }

    private static long most(long[] bins) {
        return Arrays.stream(bins).max().orElse(1);
    }

    /** The root of the number, so that a lone request is seen beside a copy of a disk. */
    private void bars(GraphicsContext g, long[] bins, long most, double left, double width, double y, int direction) {
        double bin = width / PeerLine.BINS;
        for (int i = 0; i < bins.length; i++) {
            if (bins[i] > 0) {
                double height = Math.max(1.5, look.px(HALF) * Math.sqrt((double) bins[i] / most));
                g.fillRect(left + i * bin, direction < 0 ? y - height : y, Math.max(1.2, bin - 0.5), height);
            }
        }
    }

    private void axis(GraphicsContext g, double left, double width, double y) {
        TimeWindow whole = TimeWindow.between(0, page.nanos());
        TimeTicks ticks = TimeTicks.of(whole, 0, (int) (width / look.px(NUMBER_APART)));
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(ticks.title(), look.px(12), y);
        g.setTextAlign(TextAlignment.CENTER);
        for (long time = ticks.first(); time <= page.nanos(); time += ticks.step()) {
            g.fillText(ticks.label(time), left + width * whole.share(time), y);
        }
    }
}
