package org.nbdscope.app.cli;

import org.nbdscope.dissector.filter.DisplayFilter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where the packets come from, and which of them matter. */
final class InputOptions {

    @Option(names = {"-r", "--read"}, paramLabel = "FILE", description = "Read this capture; - is standard input.")
    String read;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The same as -r FILE.")
    String file;

    @Mixin
    private FilterOption filter;

    @Option(names = {"-q", "--quiet"}, description = "No progress and no remarks on standard error.")
    boolean quiet;

    /** The one file that was named. */
    String input() {
        return theOne(read, file);
    }

    /** The one of two ways to name a file that was used. */
    static String theOne(String read, String file) {
        if (read != null && file != null) {
            throw new UsageException("two inputs are named, " + read + " and " + file + ": one at a time");
        }
        String input = read != null ? read : file;
        if (input == null) {
            throw new UsageException("no input: name a capture file, or - for standard input");
        }
        return input;
    }

    /** The display filter; one that matches everything where none was given. */
    DisplayFilter filter() {
        return filter.filter();
    }
}
