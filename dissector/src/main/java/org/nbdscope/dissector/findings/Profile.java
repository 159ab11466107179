package org.nbdscope.dissector.findings;

import org.nbdscope.dissector.session.ReplyMode;
import org.nbdscope.dissector.session.Session;

/** Which text of the specification a session is held against. */
public enum Profile {
    /** The specification's main branch. */
    MAIN("main"),
    /** The branch with extended headers, which is stricter in places. */
    EXTENDED("extended");

    private final String label;

    Profile(String label) {
        this.label = label;
    }

    /** How rows spell it. */
    public String label() {
        return label;
    }

    /** The profile for a session of which the user said nothing: the branch where it uses extended headers. */
    public static Profile of(Session session) {
        return session.replies() == ReplyMode.EXTENDED ? EXTENDED : MAIN;
    }
}
