package org.nbdscope.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.nbdscope.dissector.export.FieldRow;
import org.nbdscope.dissector.filter.DisplayFilter;
import org.nbdscope.dissector.protocol.NbdRegistry;
import org.nbdscope.dissector.schema.FieldDefinition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fields}. */
@Command(name = "fields", description = "Every field that display filters and -e know.", sortOptions = false)
final class FieldsCommand implements Callable<Integer> {

    @Option(names = {"-T", "--format"}, paramLabel = "FORMAT", defaultValue = "text", description = "text (default), json, jsonl or csv.")
    RowFormat format;

    @Override
    public Integer call() throws IOException {
        if (format == RowFormat.fields) {
            throw new UsageException("this command has no -T fields");
        }
        RowPrinter printer = new RowPrinter(format, Long.MAX_VALUE, DisplayFilter.EVERYTHING, List.of());
        FieldRow row = new FieldRow();
        for (FieldDefinition field : NbdRegistry.FIELDS.all()) {
            printer.print(row.at(field));
        }
        printer.end();
        return ExitStatus.DONE;
    }
}
