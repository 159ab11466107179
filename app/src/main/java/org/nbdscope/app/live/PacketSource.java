package org.nbdscope.app.live;

import java.io.Closeable;

/** Where a capture's packets come from. */
interface PacketSource extends Closeable {

    /** Takes packets; in the thread of {@link PacketSource#run}. */
    interface Sink {

        /**
         * A packet.
         *
         * @param timeNanos      since 1970
         * @param originalLength bytes it had on the wire
         * @param bytes          what was kept of it; the sink's from now on
         */
        void packet(long timeNanos, long originalLength, byte[] bytes);
    }

    /** What it is called in messages and in the file. */
    String name();

    /** LINKTYPE_ number of its packets. */
    int linkType();

    /** Hands out packets until {@link #stop} is called or something fails; then it throws. */
    void run(Sink sink) throws LiveCaptureException;

    /** Lets {@link #run} return soon; from any thread. */
    void stop();

    /** What was dropped so far; from one thread, not that of {@link #run}. */
    Drops drops();

    /**
     * Packets that are missing.
     *
     * @param byKernel    as {@link LiveStatistics#droppedByKernel}
     * @param byInterface as {@link LiveStatistics#droppedByInterface}
     */
    record Drops(long byKernel, long byInterface) {

        static final Drops NONE = new Drops(0, 0);

        Drops plus(Drops more) {
            return new Drops(byKernel + more.byKernel, byInterface + more.byInterface);
        }
    }

    @Override
    void close();
}
