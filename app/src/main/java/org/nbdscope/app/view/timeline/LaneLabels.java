package org.nbdscope.app.view.timeline;

import java.util.ArrayList;
import java.util.List;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.Side;

/** What the gutter says of a band, and the ground of the band. */
final class LaneLabels {

    private static final String MORE = " …";
    private static final double MARGIN = 8;
    private static final double SELECTED = 3;
    private static final double PIN = 5;
    private static final double ASCENT = 9;
    private static final double DESCENT = 2;

    private final Painting painting;
    private final LaneLayout lanes;
    private final LaneArea area;

    LaneLabels(Painting painting, LaneLayout lanes, LaneArea area) {
        this.painting = painting;
        this.lanes = lanes;
        this.area = area;
    }

    void paint(int nth) {
        Surface surface = painting.surface();
        PictureLayout layout = painting.layout();
        TimelineColours colours = painting.colours();
        LaneBand band = lanes.bands().get(nth);
        double y = area.y(lanes.topOf(nth));
        double height = lanes.topOf(nth + 1) - lanes.topOf(nth);
        if (nth % 2 == 1) {
            surface.rect(0, y, layout.width(), height, colours.panel2());
        }
        int selected = painting.view().selectedTransaction().get();
        if (selected != TimelineView.NONE && band.lanes().contains(painting.index().laneOf(painting.index().session(selected)))) {
            surface.rect(0, y, SELECTED, height, colours.accent());
        }
        double room = layout.gutter() - 2 * MARGIN - (band.pinned() || band.collapsed() ? 2 * PIN : 0);
        double middle = y + Math.min(height, LaneLayout.LABEL_HEIGHT * 2) / 2;
        if (isWhole(middle - 3)) {
            surface.text(painting.fitted(first(painting.index(), band), TextStyle.NAME, room), MARGIN, middle - 3, TextStyle.NAME,
                    Surface.Align.LEFT, colours.text());
        }
        if (isWhole(middle + 11)) {
            second(band, middle + 11);
        }
        if (band.pinned()) {
            pin(layout.gutter() - MARGIN - PIN, middle - 7);
        } else if (band.collapsed()) {
            foldMark(layout.gutter() - MARGIN - PIN, middle - 7);
        }
        double edge = painting.middle(y + height - 1);
        surface.line(0, edge, layout.width(), edge, colours.grid(), 1 / surface.scale(), 0);
    }

    /** Whether a line of text is all within the area: half a line at its edge would only look broken. */
    private boolean isWhole(double baseline) {
        return baseline - ASCENT >= area.top() && baseline + DESCENT <= area.top() + area.height();
    }

    private void second(LaneBand band, double baseline) {
        Surface surface = painting.surface();
        TimelineColours colours = painting.colours();
        double x = MARGIN;
        for (Part part : second(painting.index(), band)) {
            double width = surface.textWidth(part.text(), TextStyle.SMALL);
            boolean whole = x + width <= painting.layout().gutter() - MARGIN;
            surface.text(whole ? part.text() : MORE, x, baseline, TextStyle.SMALL, Surface.Align.LEFT,
                    part.warns() ? colours.warning() : colours.text2());
            if (!whole) {
                return; // a number that is cut would be another number
            }
            x += width;
        }
    }

    private void pin(double x, double y) {
        int colour = painting.colours().text2();
        painting.surface().rect(x - 3, y - 5, 6, 6, colour);
        painting.surface().line(x - 5, y + 1, x + 5, y + 1, colour, 1.4, 0);
        painting.surface().line(x, y + 1, x, y + 6, colour, 1.4, 0);
    }

    /** A triangle to the right, as of a folded tree. */
    private void foldMark(double x, double y) {
        painting.surface().polygon(new double[] {x - 3, x + 3, x - 3}, new double[] {y - 4, y, y + 4}, 3, painting.colours().text2());
    }

    /** A part of the second line. */
    record Part(String text, boolean warns) {
    }

    /** {@code C0 default export}, or {@code default export} where connections share the band. */
    static String first(TimelineIndex index, LaneBand band) {
        if (!band.collapsed()) {
            return RequestCard.connection(index.model().session(band.lanes().get(0).session()));
        }
        boolean known = index.model().session(band.lanes().get(0).session()).export() != null;
        return !known ? "export not captured" : band.export().isEmpty() ? "default export" : band.export();
    }

    /** {@code :40364 · 24 read, 3 map}; what matters most stands first, as the end may be cut. */
    static List<Part> second(TimelineIndex index, LaneBand band) {
        List<Part> parts = new ArrayList<>();
        int errors = band.lanes().stream().mapToInt(Lane::errors).sum();
        if (band.collapsed()) {
            parts.add(new Part(Figures.grouped(band.lanes().size()) + " connections", false));
        } else {
            Session session = index.model().session(band.lanes().get(0).session());
            String endpoint = session.endpoint(Side.CLIENT);
            parts.add(new Part(endpoint.substring(endpoint.lastIndexOf(':')), false));
            if (!session.handshakeSeen()) {
                parts.add(new Part(" · joined later", true));
            }
        }
        if (errors > 0) {
            parts.add(new Part(" · " + Figures.grouped(errors) + (errors == 1 ? " error" : " errors"), true));
        }
        String before = " · ";
        for (CommandGroup group : CommandGroup.values()) {
            int count = band.lanes().stream().mapToInt(lane -> lane.count(group)).sum();
            if (count > 0) {
                parts.add(new Part(before + Figures.grouped(count) + ' ' + shortLabel(group), false));
                before = ", ";
            }
        }
        return parts;
    }

    private static String shortLabel(CommandGroup group) {
        return switch (group) {
            case BLOCK_STATUS -> "map";
            case TRIM -> "trim";
            case FLUSH -> "flush";
            default -> group.label();
        };
    }
}
