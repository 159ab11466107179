package org.nbdscope.app.gui.timeline;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.nbdscope.app.view.timeline.LaneBand;
import org.nbdscope.app.view.timeline.LaneChoice;
import org.nbdscope.app.view.timeline.RequestCard;
import org.nbdscope.app.view.timeline.TimelineMode;
import org.nbdscope.app.view.timeline.TimelineView;

/** What can be done with the timeline, and with the lane at the pointer. */
final class TimelineMenu extends ContextMenu {

    private final TimelinePane pane;
    private final TimelineView view;

    /** @param band what is at the pointer; null for nothing */
    TimelineMenu(TimelinePane pane, LaneBand band) {
        this.pane = pane;
        this.view = pane.view();
        if (band != null) {
            lane(band);
            getItems().add(new SeparatorMenuItem());
        }
        item("Fit the selection   F", view::fitSelection);
        item("Show the whole capture", view::fitAll);
        getItems().add(new SeparatorMenuItem());
        item("Export chart...", pane::exportChart);
    }

    private void lane(LaneBand band) {
        LaneChoice choice = view.lanes().get();
        if (band.collapsed()) {
            item("Show a lane for each connection", () -> view.lanes().set(choice.expandToggled(band.export())));
            return;
        }
        int session = band.lanes().get(0).session();
        String name = RequestCard.connectionName(view.index().model().session(session));
        item(band.pinned() ? "Do not keep " + name + " on top" : "Keep " + name + " on top",
                () -> view.lanes().set(choice.pinToggled(session)));
        if (pane.offers(TimelineMode.REQUESTS)) {
            item("Show the requests of " + name, () -> view.showRequests(session));
        }
        if (choice.expanded().contains(band.export())) {
            item("Show the connections to this export as one", () -> view.lanes().set(choice.expandToggled(band.export())));
        }
    }

    private void item(String text, Runnable work) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> work.run());
        getItems().add(item);
    }
}
