package org.nbdscope.app.view.timeline;

import java.util.List;

/** How high each lane is and where it begins, in logical pixels from the top of the first. */
public final class LaneLayout {

    /** Room for the two lines of a lane's label. */
    static final int LABEL_HEIGHT = 36;
    /** Rows of a lane that are drawn apart; where more requests are in flight, several rows share one. */
    static final int MAX_ROWS = 64;
    /** Where rows are this high, the phases of a bar are seen. */
    static final int PHASE_HEIGHT = 6;
    private static final int PADDING = 6;
    private static final int LEAST_ROW = 2;
    private static final int MOST_ROW = 12;
    /** A lane with fewer rows has thicker ones even where lanes do not find room. */
    private static final int DEEP = 12;

    private final List<Lane> lanes;
    /** By the lane's index in the columns. */
    private final int[] top;
    private final int[] rows;
    private final int[] depth;
    private final int[] rowHeight;
    private final int[] orderTop;
    private final int height;

    private LaneLayout(TimelineIndex index, int thick) {
        lanes = index.lanes();
        int count = index.laneCount();
        top = new int[count];
        rows = new int[count];
        depth = new int[count];
        rowHeight = new int[count];
        orderTop = new int[lanes.size() + 1];
        int y = 0;
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = lanes.get(i);
            int at = index.indexOf(lane);
            depth[at] = lane.rows();
            rows[at] = Math.min(MAX_ROWS, depth[at]);
            rowHeight[at] = Math.max(thick, rows[at] < DEEP ? LEAST_ROW + 1 : LEAST_ROW);
            top[at] = y;
            orderTop[i] = y;
            y += laneHeight(rows[at], rowHeight[at]);
        }
        orderTop[lanes.size()] = y;
        height = y;
    }

    /**
     * The thickest rows with which all lanes find room; the thinnest where they never do.
     *
     * @param available height in pixels
     */
    public static LaneLayout of(TimelineIndex index, double available) {
        LaneLayout layout = new LaneLayout(index, LEAST_ROW);
        for (int thick = LEAST_ROW + 1; thick <= MOST_ROW && layout.height <= available; thick++) {
            LaneLayout thicker = new LaneLayout(index, thick);
            if (thicker.height > available) {
                break;
            }
            layout = thicker;
        }
        return layout;
    }

    private static int laneHeight(int rows, int rowHeight) {
        return Math.max(LABEL_HEIGHT, rows * rowHeight + PADDING);
    }

    /** The lanes from the top down. */
    public List<Lane> lanes() {
        return lanes;
    }

    /** Height of all lanes. */
    public int height() {
        return height;
    }

    /** Upper edge of the lane that is the nth from the top; of the number of lanes: the lower edge of the last. */
    public int topOf(int nth) {
        return orderTop[nth];
    }

    /** Which lane from the top is at a height; -1 above the first, the number of lanes below the last. */
    public int laneAt(double y) {
        if (y < 0) {
            return -1;
        }
        int low = 0;
        int high = lanes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (orderTop[middle + 1] <= y) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Upper edge of a lane by its index in the columns. */
    int top(int lane) {
        return top[lane];
    }

    int rows(int lane) {
        return rows[lane];
    }

    int rowHeight(int lane) {
        return rowHeight[lane];
    }

    /** Upper edge of the first row: rows stand in the middle of a lane that is higher than they need. */
    int rowsTop(int lane) {
        int content = rows[lane] * rowHeight[lane];
        return top[lane] + (laneHeight(rows[lane], rowHeight[lane]) - content) / 2;
    }

    /** The row on the screen of a request's row. */
    int shown(int lane, int row) {
        return depth[lane] <= MAX_ROWS ? row : (int) ((long) row * rows[lane] / depth[lane]);
    }
}
