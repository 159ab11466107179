package org.nbdscope.app.view.timeline;

/**
 * The part of the picture in which bands are painted: that of the pinned ones, or that of those which scroll below them.
 *
 * @param top    upper edge in the picture
 * @param height of it
 * @param begin  which height of the bands is at the upper edge
 */
record LaneArea(double top, double height, double begin) {

    /** Where a height of the bands is in the picture. */
    double y(double inBands) {
        return top + inBands - begin;
    }

    /** The last height of the bands that is seen. */
    double end() {
        return begin + height;
    }
}
