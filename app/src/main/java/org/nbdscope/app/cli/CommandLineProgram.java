package org.nbdscope.app.cli;

import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Runs the command line: words in, exit status out; every error one line on standard error. */
public final class CommandLineProgram {

    private CommandLineProgram() {
    }

    /** Runs with these arguments and returns the exit status of the contract. */
    public static int run(String[] args) {
        NbdscopeCommand program = new NbdscopeCommand();
        CommandLine commandLine = new CommandLine(program);
        Subcommands.add(commandLine, args);
        commandLine.setCaseInsensitiveEnumValuesAllowed(false);
        commandLine.setParameterExceptionHandler((problem, words) -> wrongUsage(commandLine.getErr(), problem));
        commandLine.setExecutionExceptionHandler((problem, command, parsed) -> failed(program, problem));
        return commandLine.execute(args);
    }

    private static int wrongUsage(PrintWriter err, ParameterException problem) {
        err.println("nbdscope: " + firstLine(problem.getMessage()) + " (see --help)");
        err.flush();
        return ExitStatus.WRONG_USAGE;
    }

    private static int failed(NbdscopeCommand program, Exception problem) throws Exception {
        if (problem instanceof Output.ClosedPipeException) {
            return ExitStatus.DONE;
        }
        if (problem instanceof UsageException) {
            program.console(false).error(problem.getMessage() + " (see --help)", problem);
            return ExitStatus.WRONG_USAGE;
        }
        if (problem instanceof FileSystemException cause) {
            program.console(false).error(CaptureRun.reason(cause), problem);
            return ExitStatus.NO_INPUT;
        }
        program.console(false).error(firstLine(String.valueOf(problem.getMessage())), problem);
        return ExitStatus.NO_INPUT;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse(text);
    }
}
