package org.nbdscope.app;

/** Where the program begins. Extends no JavaFX class, so that the self-contained jar starts where there is no window. */
public final class Main {

    private static final int WRONG_USAGE = 2;

    private Main() {
    }

    public static void main(String[] args) {
        switch (args.length == 0 ? "--help" : args[0]) {
            case "-V", "--version" -> System.out.println("nbdscope " + version());
            case "-h", "--help" -> System.out.println("usage: nbdscope [--help | --version]");
            default -> {
                System.err.println("nbdscope: unknown argument: " + args[0]);
                System.exit(WRONG_USAGE);
            }
        }
    }

    /** What the jar's manifest says; classes that were never packed have none. */
    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(not packed)" : version;
    }
}
