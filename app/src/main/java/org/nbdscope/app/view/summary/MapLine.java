package org.nbdscope.app.view.summary;

import java.util.Map;
import org.nbdscope.dissector.analysis.MapCause;

/**
 * The block status requests of one connection.
 *
 * @param number    number of the connection; -1 while that is not known
 * @param name      connection and export
 * @param steps     how many
 * @param runs      walks over the disk
 * @param needed    the fewest that could have brought the same
 * @param causes    how many have which cause
 * @param nanos     time in them, latencies added up
 * @param byHeaders how many extended headers could have saved at most
 * @param byClient  how many another client could have saved at most
 */
public record MapLine(int number, String name, long steps, long runs, long needed, Map<MapCause, Long> causes, long nanos, long byHeaders,
                      long byClient) {

    /** The display filter for the messages of all maps. */
    public static final String ALL = "nbd.type == NBD_CMD_BLOCK_STATUS";

    /** The display filter for its messages; null while the connection's number is not known. */
    public String filter() {
        return number < 0 ? null : PeerLine.filter(number) + " && " + ALL;
    }
}
