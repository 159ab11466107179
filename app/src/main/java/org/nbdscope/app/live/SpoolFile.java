package org.nbdscope.app.live;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A capture of this program in the spool folder: one file, or those of a ring whose names begin like it. As long as it is held, a lock
 * beside it says that it is in use; the system takes the lock away when the program ends, however it ends.
 */
public final class SpoolFile {

    private final Path path;
    private final Path lockFile;
    private final FileChannel channel;
    private final FileLock lock;

    SpoolFile(Path path, Path lockFile, FileChannel channel, FileLock lock) {
        this.path = path;
        this.lockFile = lockFile;
        this.channel = channel;
        this.lock = lock;
    }

    /** The file; with a ring, what its files' names are made of. */
    public Path path() {
        return path;
    }

    /** Deletes the capture: it was saved elsewhere, or nobody wants it. What cannot be deleted is offered as left over the next time. */
    public void delete() throws IOException {
        for (Path file : SpoolFolder.filesOf(lockFile)) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(lockFile);
        lock.release();
        channel.close();
        SpoolFolder.forget(lockFile);
    }
}
