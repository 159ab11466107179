package org.nbdscope.app.view.timeline;

/** What the gutter says of a band, and the ground of the band. */
final class LaneLabels {

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
            surface.text(painting.fitted(LaneWords.name(painting.index(), band), TextStyle.NAME, room), MARGIN, middle - 3, TextStyle.NAME,
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
        double room = painting.layout().gutter() - 2 * MARGIN;
        double x = MARGIN;
        for (LaneWords.Part part : LaneWords.of(painting.index(), band).fitting(room, text -> surface.textWidth(text, TextStyle.SMALL))) {
            surface.text(part.text(), x, baseline, TextStyle.SMALL, Surface.Align.LEFT, part.warns() ? colours.warning() : colours.text2());
            x += surface.textWidth(part.text(), TextStyle.SMALL);
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
}
