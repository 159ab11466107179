package org.nbdscope.app.view.coverage;

import org.nbdscope.dissector.analysis.MapCause;
import org.nbdscope.dissector.analysis.MapStep;

/**
 * A block status request, as one step of a map.
 *
 * @param number  from 1 within its run
 * @param run     from 1 within the subject
 * @param steps   how many its run has
 * @param session number of the connection; -1 where it is not known yet
 * @param step    what was asked and answered, and why
 * @param request row of the message; -1 where it is not in the capture
 * @param reply   row of the message that completed the reply, or the last one so far; -1 for none
 */
public record CoverageStep(int number, int run, long steps, int session, MapStep step, int request, int reply) {

    /** First byte behind what was asked about; unsigned. */
    public long askedTo() {
        long end = step.offset() + step.length();
        return Long.compareUnsigned(end, step.offset()) < 0 ? -1 : end;
    }

    /** Bytes answered about in all contexts; unsigned. */
    public long answered() {
        return step.answeredTo() - step.offset();
    }

    /** Why it was sent, in a sentence. */
    public String reason() {
        return reasonOf(step.cause()) + (step.requestOne() && step.cause() != MapCause.REQ_ONE
                ? " It has REQ_ONE itself: one extent for each context." : "");
    }

    private static String reasonOf(MapCause cause) {
        return switch (cause) {
            case FIRST -> "Begins a walk over the disk.";
            case RE_ASK -> "Its range had been answered already in this walk.";
            case REQ_ONE -> "The answer before it stopped short: REQ_ONE allows one extent only.";
            case SERVER -> "The server's answer before it stopped short of what was asked.";
            case SERVER_REPLY_CAP -> "The answer before it holds as many extents as a server puts into one reply.";
            case LIMIT_32_BIT -> "The request before it was as long as 32 bits allow; extended headers could have asked on.";
            case CLIENT_CHUNK -> "The client asks in pieces of its own choice.";
            case UNKNOWN -> "The answer before it is not, or not wholly, in the capture.";
        };
    }
}
