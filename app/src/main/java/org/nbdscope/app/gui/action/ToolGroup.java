package org.nbdscope.app.gui.action;

/** The groups of buttons in the tool bar, from left to right, with a line between them. */
public enum ToolGroup {
    FILE,
    CAPTURE,
    FIND,
    OTHER_HALF,
    ZOOM
}
