package org.nbdscope.app.cli;

import java.util.stream.Stream;
import org.nbdscope.dissector.export.FieldRow;
import org.nbdscope.dissector.export.Row;
import org.nbdscope.dissector.protocol.NbdRegistry;
import picocli.CommandLine.Command;

/** {@code fields}. */
@Command(name = "fields", description = "Every field that display filters and -e know.", sortOptions = false)
final class FieldsCommand extends ListCommand {

    @Override
    Stream<? extends Row> rows() {
        FieldRow row = new FieldRow();
        return NbdRegistry.FIELDS.all().stream().map(row::at);
    }
}
