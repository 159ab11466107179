package org.nbdscope.dissector.findings;

import java.util.Arrays;
import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.Side;

/** Replies that answer no request in flight. */
final class CookieCheck extends SessionCheck {

    /** Answered requests that are remembered, the last ones. */
    private static final int REMEMBERED = 4096;

    private long[] cookies = new long[16];
    private int[] indexes = new int[16];
    private long answered;

    CookieCheck(CheckedSession session) {
        super(session);
    }

    @Override
    void answered(Message message, RequestNotes notes) {
        int at = (int) (answered & (REMEMBERED - 1));
        if (at == cookies.length) {
            cookies = Arrays.copyOf(cookies, at * 2);
            indexes = Arrays.copyOf(indexes, at * 2);
        }
        cookies[at] = message.cookie;
        indexes[at] = notes.index;
        answered++;
    }

    @Override
    void reply(Message message, RequestNotes notes) {
        if (notes != null || session.overflowed || !session.whole(Side.CLIENT) || !session.whole(Side.SERVER)) {
            return;
        }
        int before = find(message.cookie);
        if (before >= 0) {
            session.reportOn(ReplyRules.DUPLICATE_REPLY, message, indexes[before], () -> "The request with the cookie "
                    + Numbers.cookie(message.cookie) + " was answered completely before.");
        } else {
            boolean swapped = find(Long.reverseBytes(message.cookie)) >= 0;
            session.report(ReplyRules.COOKIE_UNKNOWN, message, () -> "No request in flight has the cookie " + Numbers.cookie(message.cookie)
                    + (swapped ? "; with its bytes reversed it would be that of an earlier request." : "."));
        }
    }

    /** The newest remembered request with this cookie, or -1. */
    private int find(long cookie) {
        for (long i = answered - 1; i >= 0 && i >= answered - REMEMBERED; i--) {
            int at = (int) (i & (REMEMBERED - 1));
            if (cookies[at] == cookie) {
                return at;
            }
        }
        return -1;
    }
}
