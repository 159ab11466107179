package org.nbdscope.app.view.timeline;

import java.util.List;

/** How high each band of lanes is and where it begins, in logical pixels from the top of the first. */
public final class LaneLayout {

    /** Room for the two lines of a lane's label. */
    static final int LABEL_HEIGHT = 36;
    /** Rows of a band that are drawn apart; where more requests are in flight, several rows share one. */
    static final int MAX_ROWS = 64;
    /** Where rows are this high, the phases of a bar are seen. */
    static final int PHASE_HEIGHT = 6;
    private static final int PADDING = 6;
    private static final int LEAST_ROW = 2;
    private static final int MOST_ROW = 12;
    /** A band with fewer rows has thicker ones even where bands do not find room. */
    private static final int DEEP = 12;

    private final List<LaneBand> bands;
    /** By the lane's index in the columns: its band, and, where it shares the band, the first of its rows there. */
    private final int[] bandOf;
    private final int[] placeInBand;
    /** By band. */
    private final int[] rows;
    private final int[] rowHeight;
    private final int[] top;

    private LaneLayout(TimelineIndex index, List<LaneBand> bands, int thick) {
        this.bands = bands;
        bandOf = new int[index.laneCount()];
        placeInBand = new int[index.laneCount()];
        rows = new int[bands.size()];
        rowHeight = new int[bands.size()];
        top = new int[bands.size() + 1];
        for (int nth = 0; nth < bands.size(); nth++) {
            LaneBand band = bands.get(nth);
            for (int place = 0; place < band.lanes().size(); place++) {
                int lane = index.indexOf(band.lanes().get(place));
                bandOf[lane] = nth;
                placeInBand[lane] = place;
            }
            rows[nth] = Math.min(MAX_ROWS, band.rows());
            rowHeight[nth] = Math.max(thick, rows[nth] < DEEP ? LEAST_ROW + 1 : LEAST_ROW);
            top[nth + 1] = top[nth] + bandHeight(rows[nth], rowHeight[nth]);
        }
    }

    /**
     * The thickest rows with which all bands find room; the thinnest where they never do.
     *
     * @param available height in pixels
     */
    public static LaneLayout of(TimelineIndex index, LaneChoice choice, double available) {
        return of(index, LaneBand.of(index, choice), available);
    }

    static LaneLayout of(TimelineIndex index, List<LaneBand> bands, double available) {
        LaneLayout layout = new LaneLayout(index, bands, LEAST_ROW);
        for (int thick = LEAST_ROW + 1; thick <= MOST_ROW && layout.height() <= available; thick++) {
            LaneLayout thicker = new LaneLayout(index, bands, thick);
            if (thicker.height() > available) {
                break;
            }
            layout = thicker;
        }
        return layout;
    }

    private static int bandHeight(int rows, int rowHeight) {
        return Math.max(LABEL_HEIGHT, rows * rowHeight + PADDING);
    }

    /** The bands from the top down. */
    public List<LaneBand> bands() {
        return bands;
    }

    /** Height of all bands. */
    public int height() {
        return top[bands.size()];
    }

    /** Number of bands that stay on top while the others scroll. */
    int pinned() {
        int pinned = 0;
        while (pinned < bands.size() && bands.get(pinned).pinned()) {
            pinned++;
        }
        return pinned;
    }

    /** Height of the bands that stay on top, of which some room is left for the others. */
    double pinnedHeight(double available) {
        return Math.min(top[pinned()], Math.max(0, available - LABEL_HEIGHT));
    }

    /** Upper edge of the band that is the nth from the top; of the number of bands: the lower edge of the last. */
    public int topOf(int nth) {
        return top[nth];
    }

    /**
     * How far to scroll for a band to be in sight, from its upper edge where it is higher than its area.
     *
     * @param scroll    how far it is scrolled now
     * @param available height of the area of all bands
     */
    double scrollTo(int band, double scroll, double available) {
        if (band < pinned()) {
            return scroll;
        }
        double most = top[band] - pinnedHeight(available);
        double least = Math.min(most, top[band + 1] - available);
        return Math.max(least, Math.min(most, scroll));
    }

    /** Which band from the top is at a height; -1 above the first, the number of bands below the last. */
    public int bandAt(double y) {
        if (y < 0) {
            return -1;
        }
        int low = 0;
        int high = bands.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (top[middle + 1] <= y) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The band of a lane by its index in the columns. */
    int bandOf(int lane) {
        return bandOf[lane];
    }

    /** Rows of a band on the screen. */
    int rows(int band) {
        return rows[band];
    }

    int rowHeight(int band) {
        return rowHeight[band];
    }

    /** Upper edge of a band's first row: rows stand in the middle of a band that is higher than they need. */
    int rowsTop(int band) {
        int content = rows[band] * rowHeight[band];
        return top[band] + (top[band + 1] - top[band] - content) / 2;
    }

    /** The row on the screen of a request's row in its lane. */
    int shown(int lane, int row) {
        int band = bandOf[lane];
        int inBand = bands.get(band).collapsed() ? placeInBand[lane] : row;
        int all = bands.get(band).rows();
        return all <= MAX_ROWS ? inBand : (int) ((long) inBand * rows[band] / all);
    }

    /** The height in the bands that is shown so far below the upper edge of their area. */
    double contentY(double y, double scroll, double available) {
        return y < pinnedHeight(available) ? y : y + scroll;
    }
}
