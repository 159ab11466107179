package org.nbdscope.app.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A capture that a program left in the spool folder because it was ended without a chance to do anything about it.
 *
 * @param files pcapng files, the oldest first; several where it was a ring
 * @param bytes of all of them
 * @param ended when something was written last
 */
public record LeftOver(List<Path> files, long bytes, Instant ended) {

    /** Deletes it. */
    public void delete() throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(SpoolFolder.lockOf(files.get(0)));
    }
}
