package org.nbdscope.app.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** How rows are printed. */
final class RowOptions {

    @Option(names = {"-T", "--format"}, paramLabel = "FORMAT", defaultValue = "text",
            description = "text (default), json, jsonl, csv or fields.")
    RowFormat format;

    @Option(names = {"-e", "--field"}, paramLabel = "FIELD",
            description = "With -T fields: print the values of this field; can be repeated.")
    List<String> fields = List.of();

    @Option(names = {"-c", "--count"}, paramLabel = "N", description = "Stop after N rows.")
    Long count;

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
