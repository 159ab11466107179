package org.nbdscope.app.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.nbdscope.app.live.SpoolFolder;

/** How much a capture can write. */
public final class FreeSpace {

    private FreeSpace() {
    }

    /**
     * How many bytes are free where a file is to be written, found in the background; null where nobody can tell.
     *
     * @param file null for a file in the spool folder
     */
    public static CompletableFuture<Long> beside(Path file) {
        Path folder = (file == null ? SpoolFolder.path().resolve("capture") : file).toAbsolutePath().getParent();
        return CompletableFuture.supplyAsync(() -> of(folder));
    }

    /** The spool folder is made when it is needed: until then the folder that it will be in counts. */
    private static Long of(Path folder) {
        Path there = folder;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        try {
            return there == null ? null : (Long) Files.getFileStore(there).getUsableSpace();
        } catch (IOException e) {
            return null; // a file system that does not say
        }
    }
}
