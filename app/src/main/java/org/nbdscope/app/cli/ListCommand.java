package org.nbdscope.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.nbdscope.dissector.export.Row;
import org.nbdscope.dissector.filter.DisplayFilter;
import picocli.CommandLine.Option;

/** A subcommand that reads no capture and prints what the program knows. */
abstract class ListCommand implements Callable<Integer> {

    @Option(names = {"-T", "--format"}, paramLabel = "FORMAT", defaultValue = "text", description = "text (default), json, jsonl or csv.")
    RowFormat format;

    /** Its rows, each of them good until the next. */
    abstract Stream<? extends Row> rows();

    final void checkFormat() {
        if (format == RowFormat.fields) {
            throw new UsageException("this command has no -T fields");
        }
    }

    @Override
    public Integer call() throws IOException {
        checkFormat();
        RowPrinter printer = new RowPrinter(format, Long.MAX_VALUE, DisplayFilter.EVERYTHING, List.of());
        rows().forEachOrdered(printer::print);
        printer.end();
        return ExitStatus.DONE;
    }
}
