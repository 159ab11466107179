package org.nbdscope.app.gui.timeline;

import javafx.animation.PauseTransition;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.util.Duration;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.timeline.LaneBand;
import org.nbdscope.app.view.timeline.LaneWords;
import org.nbdscope.app.view.timeline.MessageRun;
import org.nbdscope.app.view.timeline.RequestCard;
import org.nbdscope.app.view.timeline.TimelinePicture;
import org.nbdscope.app.view.timeline.TimelineView;

/** What is under the pointer on a timeline, and the card about it, which follows after a moment. */
final class PointedRequest {

    /** How many pixels of a picture the pointer may be away from what it means. */
    static final double NEAR = 5;
    private static final Duration DELAY = Duration.millis(150);

    private final TimelineView view;
    private final TimelinePicture picture;
    private final Node chart;
    private final Runnable changed;
    private final HoverCard card = new HoverCard();
    private final PauseTransition moment = new PauseTransition(DELAY);
    private double zoom = 1;
    private int request = TimelineView.NONE;
    private double x;
    private double y;

    /**
     * Nothing yet.
     *
     * @param chart   shows the picture
     * @param changed told when another request, or none, is under the pointer
     */
    PointedRequest(TimelineView view, TimelinePicture picture, Node chart, Runnable changed) {
        this.view = view;
        this.picture = picture;
        this.chart = chart;
        this.changed = changed;
        moment.setOnFinished(event -> showCard());
    }

    void look(Look look) {
        zoom = look.zoom();
        card.look(look);
    }

    /** The request under the pointer, or {@link TimelineView#NONE}. */
    int request() {
        return request;
    }

    HoverCard card() {
        return card;
    }

    /** Where the pointer is in the picture. */
    void at(double newX, double newY) {
        x = newX;
        y = newY;
        point(picture.transactionAt(x, y, NEAR));
        moment.playFromStart();
        if (request == TimelineView.NONE) {
            card.hide();
        }
    }

    /** The pointer has left, or is busy. */
    void nowhere() {
        moment.stop();
        card.hide();
        point(TimelineView.NONE);
    }

    private void point(int now) {
        if (now != request) {
            request = now;
            changed.run();
        }
    }

    private void showCard() {
        if (chart.getScene() == null || chart.getScene().getWindow() == null || !chart.isHover()) {
            return;
        }
        Point2D screen = chart.localToScreen(x * zoom, y * zoom);
        LaneBand label = x < picture.layout().gutter() ? picture.laneBandAt(y) : null;
        MessageRun run = picture.runAt(x, y, NEAR);
        if (request != TimelineView.NONE) {
            RequestCard content;
            synchronized (view.index()) {
                content = RequestCard.of(view, request);
            }
            card.show(chart, content, screen.getX(), screen.getY());
        } else if (label != null) {
            synchronized (view.index()) {
                card.show(chart, LaneWords.name(view.index(), label), LaneWords.of(view.index(), label).whole(), screen.getX(),
                        screen.getY());
            }
        } else if (run != null) {
            card.show(chart, run, run.span(), screen.getX(), screen.getY());
        }
    }
}
