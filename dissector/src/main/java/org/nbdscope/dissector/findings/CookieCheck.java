package org.nbdscope.dissector.findings;

import java.util.Arrays;
import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.Side;

/** Requests with a cookie that is in use, and replies that answer no request in flight. */
final class CookieCheck extends SessionCheck {

    /** Requests that are remembered, the last ones. */
    private static final int REMEMBERED = 4096;
    private static final int MASK = REMEMBERED - 1;

    /** By index of the request, of the last {@link #REMEMBERED} ones. */
    private long[] cookies = new long[16];
    private boolean[] answered = new boolean[16];
    /** Index of the newest request that is remembered. */
    private int newest = -1;

    CookieCheck(CheckedSession session) {
        super(session);
    }

    @Override
    void request(Message message, RequestNotes notes) {
        if (message.cookieInFlight && session.captured()
                && (session.certainFrom == 0 || find(message.cookie, false) >= session.certainFrom)) {
            session.report(RequestRules.COOKIE_IN_FLIGHT_REUSED, message,
                    () -> "The cookie " + Numbers.cookie(message.cookie) + " is that of another request in flight.");
        }
        if (message.code != CommandCode.DISC) {
            remember(notes.index, message.cookie, notes.answered);
        }
    }

    private void remember(int index, long cookie, boolean done) {
        int at = index & MASK;
        if (at >= cookies.length) {
            int length = Math.max(at + 1, Math.min(REMEMBERED, cookies.length * 2));
            cookies = Arrays.copyOf(cookies, length);
            answered = Arrays.copyOf(answered, length);
        }
        cookies[at] = cookie;
        answered[at] = done;
        newest = Math.max(newest, index);
    }

    @Override
    void answered(Message message, RequestNotes notes) {
        // A reply that overtakes its request is noted together with it; NBD_CMD_DISC is not remembered at all.
        if (notes.requestSeen && message.request.command != CommandCode.DISC && notes.index > newest - REMEMBERED) {
            answered[notes.index & MASK] = true;
        }
    }

    /** A reply to no request in flight. */
    void reply(Message message, RequestNotes notes, CaptureWide capture) {
        if (notes != null || session.overflowed || !session.captured() || session.session.searching(Side.CLIENT)) {
            return;
        }
        int before = find(message.cookie, true);
        if (session.hidesRequests() && before < session.certainFrom) {
            return;
        }
        if (before >= 0) {
            session.reportOn(ReplyRules.DUPLICATE_REPLY, message, before, () -> "The request with the cookie "
                    + Numbers.cookie(message.cookie) + " was answered completely before.");
        } else {
            session.report(ReplyRules.COOKIE_UNKNOWN, message, () -> "No request in flight has the cookie " + Numbers.cookie(message.cookie)
                    + whose(message.cookie, capture));
        }
    }

    private String whose(long cookie, CaptureWide capture) {
        long swapped = Long.reverseBytes(cookie);
        if (find(swapped, false) >= 0) {
            return "; with its bytes reversed it would be that of a request in flight.";
        }
        for (CheckedSession other : capture.open()) {
            if (other != session && other.inFlight(cookie)) {
                return "; on session " + other.session.number() + " a request in flight has it.";
            }
        }
        LeftUnanswered earlier = capture.unanswered(session.session.endpoint(Side.SERVER), cookie);
        if (earlier != null) {
            return "; on session " + earlier.session().number() + ", which is over, a request with it was never answered.";
        }
        return find(swapped, true) >= 0 ? "; with its bytes reversed it would be that of an earlier request." : ".";
    }

    /** Whether a remembered request with this cookie waits for its reply. */
    boolean inFlight(long cookie) {
        return find(cookie, false) >= 0;
    }

    /** Index of the newest remembered request with this cookie that is answered, or that is not; -1 where there is none. */
    private int find(long cookie, boolean done) {
        for (int i = newest; i >= 0 && i > newest - REMEMBERED; i--) {
            int at = i & MASK;
            if (at < cookies.length && cookies[at] == cookie && answered[at] == done) {
                return i;
            }
        }
        return -1;
    }
}
