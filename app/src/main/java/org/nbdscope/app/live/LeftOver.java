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

    /**
     * One file with all of it, which is a left over capture in its place; made where it was a ring. Takes as long as copying takes.
     *
     * @throws IOException where that cannot be written; then everything stays as it is
     */
    public Path whole() throws IOException {
        if (files.size() == 1) {
            return files.get(0);
        }
        Path whole = SpoolFolder.wholeOf(files.get(0));
        // Where it is there already, a program was killed before it had deleted the others.
        if (!files.contains(whole)) {
            CaptureCopy.copy(files, whole);
        }
        for (Path file : files) {
            if (!file.equals(whole)) {
                Files.deleteIfExists(file);
            }
        }
        return whole;
    }

    /** Deletes it. */
    public void delete() throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(SpoolFolder.lockOf(files.get(0)));
    }
}
