package org.nbdscope.dissector.session;

/**
 * The requests of one connection that wait for their reply, found by cookie. Several with one cookie are answered in the order of the
 * requests. Allocates only while it grows.
 */
final class RequestsInFlight {

    /** More requests than this in flight on one connection are not kept: the oldest is given up as unanswered. */
    static final int MAX_IN_FLIGHT = 65_536;

    private static final int INITIAL_BUCKETS = 64;

    private PendingRequest[] buckets = new PendingRequest[INITIAL_BUCKETS];
    private PendingRequest free;
    private PendingRequest oldest;
    private PendingRequest newest;
    private int size;

    int size() {
        return size;
    }

    /** The one that waits longest, or null. */
    PendingRequest oldest() {
        return oldest;
    }

    /** An unused request object, to be filled and {@link #add added}. */
    PendingRequest take() {
        PendingRequest request = free;
        if (request == null) {
            request = new PendingRequest();
        } else {
            free = request.next;
            request.next = null;
        }
        request.row = PendingRequest.NO_ROW;
        request.answered = false;
        request.finished = false;
        request.superseded = false;
        request.timeNanos = Long.MIN_VALUE;
        return request;
    }

    void add(PendingRequest request) {
        if (size >= buckets.length) {
            grow();
        }
        int bucket = bucketOf(request.cookie, buckets.length);
        append(buckets, bucket, request);
        request.newer = null;
        request.older = newest;
        if (newest == null) {
            oldest = request;
        } else {
            newest.newer = request;
        }
        newest = request;
        size++;
    }

    /** The longest waiting request with this cookie, or null. */
    PendingRequest find(long cookie) {
        for (PendingRequest request = buckets[bucketOf(cookie, buckets.length)]; request != null; request = request.next) {
            if (request.cookie == cookie) {
                return request;
            }
        }
        return null;
    }

    /** Whether a newer request has the same cookie. */
    boolean sharesCookie(PendingRequest request) {
        for (PendingRequest other = request.next; other != null; other = other.next) {
            if (other.cookie == request.cookie) {
                return true;
            }
        }
        return false;
    }

    /** Takes a request out; its object stays the caller's until {@link #release}. */
    void remove(PendingRequest request) {
        int bucket = bucketOf(request.cookie, buckets.length);
        if (buckets[bucket] == request) {
            buckets[bucket] = request.next;
        } else {
            PendingRequest before = buckets[bucket];
            while (before.next != request) {
                before = before.next;
            }
            before.next = request.next;
        }
        if (request.older == null) {
            oldest = request.newer;
        } else {
            request.older.newer = request.newer;
        }
        if (request.newer == null) {
            newest = request.older;
        } else {
            request.newer.older = request.older;
        }
        request.older = null;
        request.newer = null;
        request.next = null;
        size--;
    }

    /** The object may be handed out again by {@link #take}. */
    void release(PendingRequest request) {
        request.next = free;
        free = request;
    }

    private void grow() {
        PendingRequest[] larger = new PendingRequest[buckets.length * 2];
        for (PendingRequest head : buckets) {
            PendingRequest request = head;
            while (request != null) {
                PendingRequest following = request.next;
                request.next = null;
                append(larger, bucketOf(request.cookie, larger.length), request);
                request = following;
            }
        }
        buckets = larger;
    }

    /** At the end of its bucket, so that equal cookies stay in the order of the requests. */
    private static void append(PendingRequest[] buckets, int bucket, PendingRequest request) {
        request.next = null;
        if (buckets[bucket] == null) {
            buckets[bucket] = request;
            return;
        }
        PendingRequest last = buckets[bucket];
        while (last.next != null) {
            last = last.next;
        }
        last.next = request;
    }

    /** Cookies are counters as often as pointers: all bits take part. */
    private static int bucketOf(long cookie, int buckets) {
        long mixed = cookie * 0x9e37_79b9_7f4a_7c15L;
        return (int) (mixed >>> 32) & (buckets - 1);
    }
}
