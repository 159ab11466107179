package org.nbdscope.app.live;

import java.io.IOException;
import java.nio.file.Path;

/** Packets that come in at this moment, captured or relayed by a tap, and the file that grows by them. May be used from any thread. */
public interface LiveInput {

    /** What it listens to, for people. */
    String name();

    /** The pcapng file; has its header at least. With a ring, the first of its files, which may be gone by now. */
    Path file();

    /** All packets, over the files of a ring; null where {@link #file} has them all. The caller's to close. */
    FollowedFrames frames();

    /** Whether nothing further comes, and everything that came is in the file. */
    boolean ended();

    /** Ends it soon; returns at once, and may be called again. */
    void stop();

    /** How it is doing. */
    LiveStatistics statistics();

    /** Writes the packets that there are so far, and are kept, to a file; it may go on. Takes as long as copying takes. */
    void save(Path to) throws IOException;

    /** Whether the packets are in a file of the user's already, rather than in the spool folder. */
    boolean kept();

    /** Ends it, waits for that, and deletes what is in the spool folder; files of the user's stay. */
    void discard() throws IOException;
}
