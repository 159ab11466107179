package org.nbdscope.app.live;

import java.nio.file.Path;

/**
 * A file that a capture writes or wrote.
 *
 * @param sequence   1 for the first; files of a ring count on
 * @param path       where it is; one of a ring may be gone by now
 * @param firstFrame number of its first packet, counted from 1 over all files of the capture
 */
public record CapturedFile(int sequence, Path path, long firstFrame) { }
