package org.nbdscope.dissector.findings;

import java.util.Map;

/** The metadata contexts that a session selected, looked up when they are needed first: the handshake is over then. */
final class SelectedContexts {

    private final CheckedSession session;
    private long[] ids;
    private String[] names;
    private boolean looked;

    SelectedContexts(CheckedSession session) {
        this.session = session;
    }

    private void look() {
        if (looked) {
            return;
        }
        looked = true;
        Map<Long, String> contexts = session.session.contexts();
        if (contexts == null || !session.handshakeKnown()) {
            return;
        }
        ids = new long[contexts.size()];
        names = new String[contexts.size()];
        int i = 0;
        for (Map.Entry<Long, String> context : contexts.entrySet()) {
            ids[i] = context.getKey();
            names[i] = context.getValue();
            i++;
        }
    }

    /** Their ids; null where they are not known. */
    long[] ids() {
        look();
        return ids;
    }

    /** The name of one of them; null where it is not known. */
    String nameOf(long id) {
        look();
        if (ids != null) {
            for (int i = 0; i < ids.length; i++) {
                if (ids[i] == id) {
                    return names[i];
                }
            }
        }
        return null;
    }
}
