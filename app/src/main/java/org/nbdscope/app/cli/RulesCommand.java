package org.nbdscope.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.nbdscope.dissector.export.RuleRow;
import org.nbdscope.dissector.findings.Rule;
import org.nbdscope.dissector.findings.RuleBook;
import org.nbdscope.dissector.filter.DisplayFilter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rules}. */
@Command(name = "rules", description = "The rule book: a row per rule.", sortOptions = false)
final class RulesCommand implements Callable<Integer> {

    @Option(names = {"-T", "--format"}, paramLabel = "FORMAT", defaultValue = "text", description = "text (default), json, jsonl or csv.")
    RowFormat format;

    @Override
    public Integer call() throws IOException {
        if (format == RowFormat.fields) {
            throw new UsageException("this command has no -T fields");
        }
        RowPrinter printer = new RowPrinter(format, Long.MAX_VALUE, DisplayFilter.EVERYTHING, List.of());
        RuleRow row = new RuleRow();
        for (Rule rule : RuleBook.rules()) {
            printer.print(row.at(rule));
        }
        printer.end();
        return ExitStatus.DONE;
    }
}
