package org.nbdscope.app.view.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that something taken out of a capture is written into. */
public final class ExportFile {

    private ExportFile() {
    }

    /**
     * Makes sure that writing a file does not destroy the capture, from which is read while it is written.
     *
     * @param file    need not be there
     * @param capture the one that is read
     * @throws IOException where both are one file, by whatever names
     */
    public static void spare(Path file, Path capture) throws IOException {
        if (Files.exists(file) && Files.exists(capture) && Files.isSameFile(file, capture)) {
            throw new IOException(file.getFileName() + " is the capture itself; choose another name");
        }
    }
}
