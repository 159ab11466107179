package org.nbdscope.app.view.summary;

import java.util.Map;
import org.nbdscope.dissector.analysis.MapCause;

/**
 * The block status requests of one connection.
 *
 * @param name      connection and export
 * @param steps     how many
 * @param runs      walks over the disk
 * @param needed    the fewest that could have brought the same
 * @param causes    how many have which cause
 * @param nanos     time in them, latencies added up
 * @param byHeaders how many extended headers could have saved at most
 * @param byClient  how many another client could have saved at most
 */
public record MapLine(String name, long steps, long runs, long needed, Map<MapCause, Long> causes, long nanos, long byHeaders, long byClient) {
}
