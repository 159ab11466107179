package org.nbdscope.app.cli;

import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.ModelListener;

/** For commands that need no rows of messages and transactions: gives them back as they come. */
final class ReleasingListener implements ModelListener {

    /** Rows between two times of giving back. */
    private static final int EVERY = 8192;

    private final CaptureModel model;

    ReleasingListener(CaptureModel model) {
        this.model = model;
    }

    @Override
    public void messageAdded(int message) {
        if (message % EVERY == 0) {
            model.release(message, 0);
        }
    }
}
