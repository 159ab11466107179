package org.nbdscope.app.view;

import org.nbdscope.app.view.findings.CaptureJudge;
import org.nbdscope.dissector.filter.DisplayFilter;
import org.nbdscope.dissector.filter.MessageValues;
import org.nbdscope.dissector.findings.Severity;
import org.nbdscope.dissector.findings.SeverityWatch;
import org.nbdscope.dissector.model.CaptureModel;

/**
 * What is said on the wire that is to end a capture: a finding that is bad enough, or a message that matches a display filter.
 *
 * @param severity the least that ends it; null for no finding
 * @param filter   {@link DisplayFilter#EVERYTHING} for no message; must not ask for the bytes of messages
 */
public record StopWish(Severity severity, DisplayFilter filter) {

    /** Nothing ends it. */
    public static final StopWish NONE = new StopWish(null, DisplayFilter.EVERYTHING);

    /** Who waits for the finding; null where none is waited for. */
    SeverityWatch watch(CaptureJudge judge) {
        return severity == null ? null : judge.watch(severity);
    }

    /** Whether it has come true, with the messages of some rows or before. */
    boolean fulfilled(CaptureModel model, SeverityWatch watch, int from, int to) {
        if (watch != null && watch.found()) {
            return true;
        }
        if (filter != DisplayFilter.EVERYTHING) {
            MessageValues values = new MessageValues(model, null);
            for (int message = from; message < to; message++) {
                if (filter.matches(values.at(message))) {
                    return true;
                }
            }
        }
        return false;
    }
}
