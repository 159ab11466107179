package org.nbdscope.app;

import org.nbdscope.app.cli.CommandLineProgram;

/** Where the program begins. Extends no JavaFX class, so that the self-contained jar starts where there is no window. */
public final class Main {

    private Main() {
    }

    /** Runs the command line and ends with its exit status. */
    public static void main(String[] args) {
        System.exit(CommandLineProgram.run(args));
    }
}
