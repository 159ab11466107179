package org.nbdscope.app.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.nbdscope.dissector.export.RuleRow;
import org.nbdscope.dissector.findings.Rule;
import org.nbdscope.dissector.findings.RuleBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code rules}. */
@Command(name = "rules", description = "The rule book: a row per rule.", sortOptions = false)
final class RulesCommand implements Callable<Integer> {

    @Mixin
    RowOptions rows;

    @Override
    public Integer call() throws IOException {
        RowPrinter printer = new RowPrinter(rows.format, rows.limit());
        RuleRow row = new RuleRow();
        for (Rule rule : RuleBook.rules()) {
            printer.print(row.at(rule));
        }
        printer.end();
        return ExitStatus.DONE;
    }
}
