package org.nbdscope.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * The subcommands in the order of the help. Setting one up costs milliseconds (its options are found by reflection), which a script that
 * calls the program for each of many files would feel: so only the one that is asked for is set up, and all of them for the help.
 */
final class Subcommands {

    private static final Map<String, Supplier<Object>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("summary", SummaryCommand::new);
        ALL.put("sessions", SessionsCommand::new);
        ALL.put("options", OptionsCommand::new);
        ALL.put("messages", MessagesCommand::new);
        ALL.put("transactions", TransactionsCommand::new);
        ALL.put("map", MapCommand::new);
        ALL.put("findings", FindingsCommand::new);
        ALL.put("check", CheckCommand::new);
        ALL.put("rules", RulesCommand::new);
        ALL.put("fields", FieldsCommand::new);
        ALL.put("tap", TapCommand::new);
    }

    private Subcommands() {
    }

    /** Adds those that these arguments can need. */
    static void add(CommandLine program, String[] args) {
        for (String arg : args) {
            if (ALL.containsKey(arg)) {
                add(program, arg);
                return;
            }
        }
        ALL.keySet().forEach(name -> add(program, name));
    }

    private static void add(CommandLine program, String name) {
        CommandLine subcommand = new CommandLine(ALL.get(name).get());
        subcommand.getCommandSpec().versionProvider(new Version());
        program.addSubcommand(name, subcommand);
    }
}
