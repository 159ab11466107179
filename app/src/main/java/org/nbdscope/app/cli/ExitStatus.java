package org.nbdscope.app.cli;

/** What the program tells whoever called it. */
public final class ExitStatus {

    /** Done. */
    public static final int DONE = 0;
    /** {@code check} found what it was told to fail on. */
    public static final int CHECK_FAILED = 1;
    /** Unknown subcommand, option, format or field, a filter that does not parse, no input. */
    public static final int WRONG_USAGE = 2;
    /** The input could not be read. */
    public static final int NO_INPUT = 3;
    /** The input was read up to a damaged or cut place. */
    public static final int DAMAGED_INPUT = 4;

    private ExitStatus() {
    }
}
