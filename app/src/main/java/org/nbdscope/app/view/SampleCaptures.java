package org.nbdscope.app.view;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The captures that come with the program, with what their pages say they show. */
public final class SampleCaptures {

    private static final String FOLDER = "sample-captures";
    /** Lists the samples in a table, the ones to begin with first. */
    private static final String PAGE = "README.md";
    /** A row of the table: name with link, format, packets, KiB, what it shows. */
    private static final Pattern ROW = Pattern.compile("\\| \\[([^]]+)]\\([^|]*\\|[^|]*\\|[^|]*\\|[^|]*\\| ([^|]+)\\|\\s*");
    /** From the jar up to the folder that holds the samples: {@code app/target}, {@code app}, and the one above. */
    private static final int LEVELS = 4;

    /**
     * A capture that comes with the program.
     *
     * @param file  the capture
     * @param name  its name
     * @param shows what can be seen in it, in a few words
     */
    public record Sample(Path file, String name, String shows) {
    }

    private SampleCaptures() {
    }

    /** The samples that are there; none where the program stands alone. Reads files. */
    public static List<Sample> find() {
        List<Path> starts = new ArrayList<>(List.of(Path.of("").toAbsolutePath()));
        try {
            starts.add(Path.of(SampleCaptures.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
        } catch (URISyntaxException | IllegalArgumentException | SecurityException e) {
            return in(starts); // the program does not come from a file: only the current folder is left
        }
        return in(starts);
    }

    private static List<Sample> in(List<Path> starts) {
        for (Path start : starts) {
            Path folder = start;
            for (int i = 0; i < LEVELS && folder != null; i++) {
                if (Files.isDirectory(folder.resolve(FOLDER))) {
                    return samples(folder.resolve(FOLDER));
                }
                folder = folder.getParent();
            }
        }
        return List.of();
    }

    private static List<Sample> samples(Path folder) {
        List<Sample> samples = new ArrayList<>();
        try (Stream<Path> listing = Files.list(folder)) {
            List<Path> files = listing.toList();
            for (String line : Files.readAllLines(folder.resolve(PAGE))) {
                Matcher row = ROW.matcher(line);
                if (row.matches()) {
                    String beginning = row.group(1) + ".pcap";
                    files.stream().filter(file -> file.getFileName().toString().startsWith(beginning)).findFirst()
                            .ifPresent(file -> samples.add(new Sample(file, row.group(1), row.group(2).replace("`", "").strip())));
                }
            }
        } catch (IOException e) {
            return List.of(); // samples are an offer; without them the start page has none
        }
        return samples;
    }
}
