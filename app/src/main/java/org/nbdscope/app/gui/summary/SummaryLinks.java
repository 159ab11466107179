package org.nbdscope.app.gui.summary;

/** Where the summary leads to. */
public interface SummaryLinks {

    /** Shows a message, by its row, with its bytes. */
    void message(int row);

    /** Puts a display filter in force and shows the messages. */
    void filter(String text);

    /** Opens the coverage view. */
    void coverage();

    /** Opens the view of all findings, at a message; -1 for none. */
    void findings(int message);
}
