package org.nbdscope.app.view;

import static org.nbdscope.app.view.ListColumn.CONNECTION;
import static org.nbdscope.app.view.ListColumn.DEPTH;
import static org.nbdscope.app.view.ListColumn.DESTINATION;
import static org.nbdscope.app.view.ListColumn.DIRECTION;
import static org.nbdscope.app.view.ListColumn.FINDING;
import static org.nbdscope.app.view.ListColumn.FLAGS;
import static org.nbdscope.app.view.ListColumn.INFO;
import static org.nbdscope.app.view.ListColumn.LATENCY;
import static org.nbdscope.app.view.ListColumn.LENGTH;
import static org.nbdscope.app.view.ListColumn.MESSAGE;
import static org.nbdscope.app.view.ListColumn.NUMBER;
import static org.nbdscope.app.view.ListColumn.OFFSET;
import static org.nbdscope.app.view.ListColumn.PROTOCOL;
import static org.nbdscope.app.view.ListColumn.SOURCE;
import static org.nbdscope.app.view.ListColumn.STATUS;
import static org.nbdscope.app.view.ListColumn.SUMMARY;
import static org.nbdscope.app.view.ListColumn.TIME;

import java.util.List;
import java.util.Locale;

/** What the rows of the list are. */
public enum ListMode {
    /** A row per request with its reply. */
    TRANSACTIONS("Tr_ansactions", NUMBER, TIME, CONNECTION, DIRECTION, MESSAGE, OFFSET, LENGTH, FLAGS, STATUS, LATENCY, DEPTH, FINDING,
            SUMMARY),
    /** A row per message, chunks of a reply one by one. */
    MESSAGES("_Messages", NUMBER, TIME, CONNECTION, DIRECTION, MESSAGE, OFFSET, LENGTH, FLAGS, STATUS, LATENCY, DEPTH, FINDING, SUMMARY),
    /** A row per packet of the capture, whether it belongs to NBD or not. */
    PACKETS("_Packets", NUMBER, TIME, SOURCE, DESTINATION, PROTOCOL, LENGTH, INFO);

    private final String name;
    private final List<Column> columns;

    ListMode(String name, Column... columns) {
        this.name = name;
        this.columns = List.of(columns);
    }

    /** What a menu calls it, with an underscore before the letter for the keyboard. */
    public String menuName() {
        return name;
    }

    /** What the switch calls it. */
    public String label() {
        return name.replace("_", "");
    }

    /** What a sentence calls its rows: {@code messages}. */
    public String noun() {
        return label().toLowerCase(Locale.ROOT);
    }

    /** The columns such rows have by themselves, from left to right. */
    public List<Column> columns() {
        return columns;
    }
}
