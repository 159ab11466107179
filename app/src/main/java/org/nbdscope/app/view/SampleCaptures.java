package org.nbdscope.app.view;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The captures that come with the program, with what their pages say they show. */
public final class SampleCaptures {

    private static final String FOLDER = "sample-captures";
    private static final String PAGE = ".md";
    /** From the jar up to the folder that holds the samples: {@code app/target}, {@code app}, and the one above. */
    private static final int LEVELS = 4;

    /**
     * A capture that comes with the program.
     *
     * @param file  the capture
     * @param name  its name
     * @param shows what can be seen in it, one or two sentences
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
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted(Comparator.comparing(Path::toString)).toList()) {
                String name = file.getFileName().toString();
                int dot = name.indexOf(".pcap");
                Path page = dot < 0 ? null : folder.resolve(name.substring(0, dot) + PAGE);
                if (page != null && Files.exists(page)) {
                    samples.add(new Sample(file, name.substring(0, dot), firstSentence(Files.readString(page))));
                }
            }
        } catch (IOException e) {
            return List.of(); // samples are an offer; without them the start page has none
        }
        return samples;
    }

    /** The first sentence of the first paragraph, without marks of Markdown. */
    private static String firstSentence(String page) {
        String[] paragraphs = page.split("\n\\s*\n");
        String text = paragraphs.length < 2 ? "" : paragraphs[1].replace('\n', ' ').replace("`", "");
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }
}
