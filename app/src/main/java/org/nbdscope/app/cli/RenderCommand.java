package org.nbdscope.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nbdscope.app.gui.export.PictureFile;
import org.nbdscope.app.gui.render.NoToolkitException;
import org.nbdscope.app.gui.render.Picture;
import org.nbdscope.app.gui.render.Renderer;
import org.nbdscope.app.gui.render.UnreadableException;
import org.nbdscope.app.gui.shell.View;
import org.nbdscope.app.gui.theme.Theme;
import org.nbdscope.app.view.FilterInput;
import org.nbdscope.app.view.export.ExportFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code render}. */
@Command(name = "render", description = "A picture of a capture, made without a display.", sortOptions = false)
final class RenderCommand implements Callable<Integer> {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

    @ParentCommand
    NbdscopeCommand program;

    @Parameters(index = "0", paramLabel = "PICTURE", description = "timeline, coverage or window.")
    String subject;

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "The same as -r FILE.")
    String file;

    @Option(names = {"-r", "--read"}, paramLabel = "FILE", description = "Read this capture; - is standard input.")
    String read;

    @Option(names = {"-o", "--out"}, required = true, paramLabel = "FILE",
            description = "Write this file, whose name says what it is: .png, or .svg (not the window).")
    String out;

    @Option(names = "--size", paramLabel = "WxH", description = "Pixels.")
    String size;

    @Option(names = "--theme", paramLabel = "light|dark", defaultValue = "light", description = "Colours; default light.")
    String theme;

    @Option(names = "--view", paramLabel = "NAME",
            description = "The view in front, where the picture is of the window; default summary.")
    String view;

    @Option(names = {"-Y", "--filter"}, paramLabel = "EXPR", description = "Display filter: charts dim what it hides.")
    String filter = "";

    @Option(names = {"-q", "--quiet"}, description = "No remarks on standard error.")
    boolean quiet;

    @Override
    public Integer call() throws IOException {
        String input = InputOptions.theOne(read, file);
        Picture picture = picture();
        Console console = program.console(quiet);
        Path spooled = null;
        try {
            Path capture = Path.of(input);
            if (input.equals("-")) {
                spooled = spool();
                capture = spooled;
            }
            spare(capture, picture);
            String damage = Renderer.render(capture, picture);
            if (damage == null) {
                return ExitStatus.DONE;
            }
            console.error(input + ": " + damage);
            return ExitStatus.DAMAGED_INPUT;
        } catch (UnreadableException | NoToolkitException e) {
            console.error(e.getMessage(), e);
            return ExitStatus.NO_INPUT;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitStatus.NO_INPUT;
        } finally {
            if (spooled != null) {
                Files.deleteIfExists(spooled);
                Files.deleteIfExists(spooled.getParent());
            }
        }
    }

    private Picture picture() {
        Picture.Subject of = choice(Picture.Subject.class, subject, "there is no picture ");
        Path file = Path.of(out);
        if (PictureFile.isSvg(file) && !of.drawing()) {
            throw new UsageException("-o " + out + ": a picture of the window is a PNG");
        }
        if (!PictureFile.isPicture(file)) {
            throw new UsageException("-o " + out + ": a picture is a PNG or an SVG, and its name ends with .png or .svg");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new UsageException("-o " + out + ": there is no folder " + folder);
        }
        if (view != null && of != Picture.Subject.WINDOW) {
            throw new UsageException("--view " + view + ": only a picture of the window has views");
        }
        int width = of.width();
        int height = of.height();
        if (size != null) {
            Matcher matcher = SIZE.matcher(size);
            if (!matcher.matches()) {
                throw new UsageException("--size " + size + ": no size such as 1280x800");
            }
            width = side(matcher.group(1));
            height = side(matcher.group(2));
        }
        FilterInput input = FilterInput.of(filter);
        if (!input.usable()) {
            throw new UsageException("-Y: " + input.problem() + " (column " + (input.start() + 1) + ")");
        }
        return new Picture(of, view == null ? View.SUMMARY : choice(View.class, view, "--view: there is no "), width, height,
                choice(Theme.class, theme, "--theme: there is no "),
                input, file);
    }

    /** A picture takes the place of a file of its name, which nobody wants of the capture. */
    private static void spare(Path capture, Picture picture) {
        try {
            ExportFile.spare(picture.out(), capture);
        } catch (IOException e) {
            throw new UsageException("-o " + picture.out() + ": " + e.getMessage());
        }
    }

    private int side(String digits) {
        int pixels = Integer.parseInt(digits);
        if (pixels < Picture.LEAST || pixels > Picture.MOST) {
            throw new UsageException("--size " + size + ": each side has " + Picture.LEAST + " to " + Picture.MOST + " pixels");
        }
        return pixels;
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String word, String problem) {
        for (E value : type.getEnumConstants()) {
            if (word(value).equals(word)) {
                return value;
            }
        }
        throw new UsageException(problem + word + "; there are "
                + Arrays.stream(type.getEnumConstants()).map(RenderCommand::word).collect(Collectors.joining(", ")));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Standard input as a file of its own, because pictures read a capture more than once. */
    private static Path spool() throws IOException {
        Path copy = Files.createTempDirectory("nbdscope").resolve("standard input");
        Files.copy(System.in, copy, StandardCopyOption.REPLACE_EXISTING);
        return copy;
    }
}
