package org.nbdscope.app.cli;

import java.util.stream.Stream;
import org.nbdscope.dissector.export.Row;
import org.nbdscope.dissector.export.RuleRow;
import org.nbdscope.dissector.findings.RuleBook;
import picocli.CommandLine.Command;

/** {@code rules}. */
@Command(name = "rules", description = "The rule book: a row per rule.", sortOptions = false)
final class RulesCommand extends ListCommand {

    @Override
    Stream<? extends Row> rows() {
        RuleRow row = new RuleRow();
        return RuleBook.rules().stream().map(row::at);
    }
}
