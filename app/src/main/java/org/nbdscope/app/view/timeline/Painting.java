package org.nbdscope.app.view.timeline;

/**
 * What the painters of a picture share.
 *
 * @param surface what is painted on
 * @param colours the theme
 * @param view    what is shown
 * @param layout  where it is
 * @param window  the time that the width of the picture stands for
 */
record Painting(Surface surface, TimelineColours colours, TimelineView view, PictureLayout layout, TimeWindow window) {

    TimelineIndex index() {
        return view.index();
    }

    DisplayedRequests displayed() {
        return view.displayed().get();
    }

    /** A number of logical pixels in device pixels. */
    int device(double pixels) {
        return (int) Math.round(pixels * surface.scale());
    }

    /** Moved to the nearest edge of a device pixel. */
    double snapped(double pixels) {
        return Math.round(pixels * surface.scale()) / surface.scale();
    }

    /** The middle of the device pixel at a place: where a line of one device pixel is crisp. */
    double middle(double pixels) {
        return (Math.floor(pixels * surface.scale()) + 0.5) / surface.scale();
    }

    /** A text that ends with an ellipsis where it is too wide. */
    String fitted(String text, TextStyle style, double width) {
        return surface.fitted(text, style, width);
    }
}
