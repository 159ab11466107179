package org.nbdscope.dissector.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The real captures of the repository. */
public final class SampleCaptures {

    private static final String ENDING = "\\.pcap(ng)?(\\.gz|\\.zst)?$";

    private SampleCaptures() {
    }

    /** Their folder, found from a module's folder or from the root of the repository. */
    public static Path folder() {
        Path here = Path.of("sample-captures");
        return Files.isDirectory(here) ? here : Path.of("..").resolve(here);
    }

    /** All of them, by name. */
    public static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> !file.getFileName().toString().equals(nameOf(file))).sorted().toList();
        }
    }

    /** The one of this name, whatever its ending. */
    public static Path named(String name) throws IOException {
        return all().stream().filter(file -> nameOf(file).equals(name)).findFirst().orElseThrow();
    }

    /** Its name without the ending of a capture. */
    public static String nameOf(Path capture) {
        return capture.getFileName().toString().replaceFirst(ENDING, "");
    }
}
