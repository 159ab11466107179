package org.nbdscope.app.gui.timeline;

import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.nbdscope.app.gui.theme.Palette;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.app.view.timeline.Phases;

/** The phases of a request to scale, over the whole width: dark while it was sent, pale while it waited, solid while its reply came. */
final class PhaseBar extends Region {

    private static final double LEAST_WIDTH = 380;
    private static final double LEAST_PHASE = 2;
    private static final double HEIGHT = 12;
    private static final double WAITING_HEIGHT = 6;
    private static final double PALE = 0.6;

    private final Phases phases;
    private final Rectangle sending = new Rectangle();
    private final Rectangle waiting = new Rectangle();
    private final Rectangle receiving = new Rectangle();

    PhaseBar(Phases phases, CommandGroup group, Palette palette) {
        this.phases = phases;
        waiting.setFill(palette.of(group).interpolate(palette.panel(), PALE));
        sending.setFill(palette.tx());
        receiving.setFill(palette.of(group));
        getChildren().setAll(waiting, receiving, sending);
        setVisible(phases.total() > 0);
        setManaged(phases.total() > 0);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double received = phases.answered() ? Math.max(LEAST_PHASE, share(phases.receiving())) : 0;
        double sent = Math.min(Math.max(LEAST_PHASE, share(phases.sending())), width - received);
        place(waiting, 0, width, WAITING_HEIGHT);
        place(sending, 0, sent, HEIGHT);
        place(receiving, width - received, received, HEIGHT);
    }

    private double share(long nanos) {
        return getWidth() * nanos / phases.total();
    }

    private static void place(Rectangle phase, double x, double width, double height) {
        phase.setX(x);
        phase.setY((HEIGHT - height) / 2);
        phase.setWidth(width);
        phase.setHeight(height);
    }

    @Override
    protected double computeMinHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected double computePrefWidth(double height) {
        return LEAST_WIDTH;
    }
}
