package org.nbdscope.app.cli;

import java.util.List;
import picocli.CommandLine;

/**
 * The subcommands in the order of the help. Setting one up costs milliseconds (its options are found by reflection), which a script that
 * calls the program for each of many files would feel: so only the one that is asked for is set up, and all of them for the help.
 */
final class Subcommands {

    private static final List<String> NAMES = List.of("summary", "sessions", "options", "messages", "transactions", "map", "findings",
            "check", "rules", "fields", "capture", "interfaces", "tap", "render");

    private Subcommands() {
    }

    /** Adds those that these arguments can need. */
    static void add(CommandLine program, String[] args) {
        for (String arg : args) {
            if (NAMES.contains(arg)) {
                add(program, arg);
                return;
            }
        }
        for (String name : NAMES) {
            add(program, name);
        }
    }

    private static void add(CommandLine program, String name) {
        CommandLine subcommand = new CommandLine(command(name));
        subcommand.getCommandSpec().versionProvider(new Version());
        program.addSubcommand(name, subcommand);
    }

    private static Object command(String name) {
        return switch (name) {
            case "summary" -> new SummaryCommand();
            case "sessions" -> new SessionsCommand();
            case "options" -> new OptionsCommand();
            case "messages" -> new MessagesCommand();
            case "transactions" -> new TransactionsCommand();
            case "map" -> new MapCommand();
            case "findings" -> new FindingsCommand();
            case "check" -> new CheckCommand();
            case "rules" -> new RulesCommand();
            case "fields" -> new FieldsCommand();
            case "capture" -> new CaptureCommand();
            case "interfaces" -> new InterfacesCommand();
            case "tap" -> new TapCommand();
            case "render" -> new RenderCommand();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
