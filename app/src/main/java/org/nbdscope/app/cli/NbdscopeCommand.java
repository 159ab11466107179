package org.nbdscope.app.cli;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
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
        description = "Shows what NBD clients and servers said to each other.",
        subcommands = {SessionsCommand.class, OptionsCommand.class, MessagesCommand.class, TransactionsCommand.class})
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
    public Integer call() throws NoSuchFileException {
        for (String file : files) {
            if (!Files.exists(Path.of(file))) {
                missing(file);
            }
        }
        CommandLine.usage(spec.commandLine(), System.out);
        return ExitStatus.DONE;
    }

    /** A word that looks like no file is a subcommand that does not exist. */
    private void missing(String word) throws NoSuchFileException {
        if (word.equals(files.get(0)) && !word.contains(".") && !word.contains("/")) {
            List<String> nearest = new UnmatchedArgumentException(spec.commandLine(), List.of(word)).getSuggestions();
            String hint = nearest.isEmpty() ? "" : "; did you mean " + nearest.get(0) + "?";
            throw new UsageException("there is no subcommand " + word + hint);
        }
        throw new NoSuchFileException(word);
    }

    Console console(boolean quiet) {
        return new Console(quiet, debug);
    }
}
