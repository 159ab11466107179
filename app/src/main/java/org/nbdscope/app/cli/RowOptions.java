package org.nbdscope.app.cli;

import java.util.List;
import org.nbdscope.dissector.protocol.NbdRegistry;
import org.nbdscope.dissector.schema.FieldDefinition;
import picocli.CommandLine.Option;

/** How rows are printed. */
final class RowOptions {

    @Option(names = {"-T", "--format"}, paramLabel = "FORMAT",
            description = "text (default), json, jsonl, csv or fields.")
    private RowFormat format;

    @Option(names = {"-e", "--field"}, paramLabel = "FIELD",
            description = "With -T fields: print the values of this field; can be repeated.")
    private List<String> fields = List.of();

    @Option(names = {"-c", "--count"}, paramLabel = "N", description = "Stop after N rows.")
    private Long count;

    /** The format asked for, text unless it was. */
    RowFormat format() {
        return format == null ? RowFormat.text : format;
    }

    /** Whether anything was said about rows, so that a command that does something else as well is to print them. */
    boolean wanted() {
        return format != null || !fields.isEmpty() || count != null;
    }

    /** The fields to print, with {@code -T fields}. */
    List<FieldDefinition> fields() {
        if (format() == RowFormat.fields && fields.isEmpty()) {
            throw new UsageException("-T fields wants the fields to print: -e FIELD");
        }
        if (format() != RowFormat.fields && !fields.isEmpty()) {
            throw new UsageException("-e wants -T fields");
        }
        return fields.stream().map(RowOptions::field).toList();
    }

    private static FieldDefinition field(String name) {
        FieldDefinition field = NbdRegistry.FIELDS.find(name);
        if (field == null) {
            throw new UsageException("-e: \"" + name + "\" is not a field; the fields command lists them all");
        }
        return field;
    }

    /** The number of rows to print at most. */
    long limit() {
        if (count == null) {
            return Long.MAX_VALUE;
        }
        if (count < 1) {
            throw new UsageException("-c wants a number of at least 1, not " + count);
        }
        return count;
    }
}
