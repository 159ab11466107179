package org.nbdscope.app.view.timeline;

/** What a picture of the timeline is for. */
public enum PictureKind {
    /** Part of a window, which has title and legend of its own. */
    PANE,
    /** By itself, with title and legend. */
    SHEET,
    /** Beside another: offsets over the whole time, with a brush over the time that the other shows. */
    BESIDE
}
