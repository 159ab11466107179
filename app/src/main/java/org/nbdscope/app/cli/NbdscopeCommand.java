package org.nbdscope.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.nbdscope.app.gui.NoWindowException;
import org.nbdscope.app.gui.Window;
import org.nbdscope.dissector.filter.DisplayFilter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program itself. */
@Command(name = "nbdscope", versionProvider = Version.class, sortOptions = false,
        description = "Shows what NBD clients and servers said to each other.")
final class NbdscopeCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT, description = "Show this help.")
    boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, scope = ScopeType.INHERIT, description = "Show the version.")
    boolean version;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "With an error, show where it comes from.")
    boolean debug;

    @Parameters(paramLabel = "FILE", description = "Captures to look at.")
    List<String> files = List.of();

    @Override
    public Integer call() throws IOException {
        if (!files.isEmpty()) {
            refuseUnknownSubcommand(files.get(0));
        }
        if (!files.stream().allMatch(NbdscopeCommand::isThere)) {
            return withoutWindow();
        }
        Console console = console(false);
        try (StillErrors still = new StillErrors()) {
            Window.open(files, still::close);
            return ExitStatus.DONE;
        } catch (NoWindowException e) {
            console.error(e.getMessage(), e);
            return withoutWindow();
        }
    }

    /** What there is instead of a window: the summary of each file, or how the program is used. */
    private int withoutWindow() throws IOException {
        if (files.isEmpty()) {
            CommandLine.usage(spec.commandLine(), System.out);
        }
        int status = ExitStatus.DONE;
        for (String file : files) {
            int ofFile = SummaryCommand.print(file, DisplayFilter.EVERYTHING, console(false));
            status = status == ExitStatus.DONE ? ofFile : status;
        }
        return status;
    }

    /** Standard input is nothing for the window, and a wrong name is better reported where it was typed. */
    private static boolean isThere(String file) {
        return Files.exists(Path.of(file));
    }

    /** A first word that is no file, and does not look like one, was meant as a subcommand. */
    private void refuseUnknownSubcommand(String word) {
        boolean looksLikeFile = word.equals("-") || word.contains(".") || word.contains("/");
        if (!looksLikeFile && !Files.exists(Path.of(word))) {
            List<String> nearest = new UnmatchedArgumentException(spec.commandLine(), List.of(word)).getSuggestions();
            throw new UsageException("there is no subcommand " + word
                    + (nearest.isEmpty() ? "" : "; did you mean " + nearest.get(0) + "?"));
        }
    }

    Console console(boolean quiet) {
        return new Console(quiet, debug);
    }
}
