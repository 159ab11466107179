package org.nbdscope.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nbdscope.dissector.export.FindingRow;
import org.nbdscope.dissector.filter.DisplayFilter;
import org.nbdscope.dissector.filter.FindingValues;
import org.nbdscope.dissector.filter.MessageValues;
import org.nbdscope.dissector.findings.Finding;
import org.nbdscope.dissector.findings.Profile;
import org.nbdscope.dissector.schema.FieldDefinition;

/** Which findings the user wants to see, and in which form. */
final class FindingOutput {

    /** Captures up to this size show the bytes of each finding as text: for that the tables of all messages are kept. */
    private static final long SHOWN_CAPTURE = 256 << 20;
    private static final int LEAST_WIDTH = 60;

    private final Judgement judgement;
    private final Profile profile;
    private final DisplayFilter filter;
    private final Set<FieldDefinition> fields;
    private final boolean showsBytes;
    private final RowPrinter printer;

    FindingOutput(Judgement judgement, Profile profile, String input, DisplayFilter filter, RowOptions rows) {
        this.judgement = judgement;
        this.profile = profile;
        this.filter = filter;
        List<FieldDefinition> printed = rows.fields();
        fields = new HashSet<>(printed);
        fields.addAll(filter.fields());
        showsBytes = rows.format() == RowFormat.text && isShort(input);
        printer = new RowPrinter(rows.format(), rows.limit(), DisplayFilter.EVERYTHING, printed);
    }

    private static boolean isShort(String input) {
        try {
            Path file = Path.of(input);
            return Files.isRegularFile(file) && Files.size(file) <= SHOWN_CAPTURE;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether messages will have to be read again from the file. */
    boolean needsBytes() {
        return showsBytes || !fields.isEmpty() && MessageValues.needsBytes(fields);
    }

    /** Whether the messages that the findings are about are needed. */
    boolean needsMessages() {
        return showsBytes || FindingValues.needsMessages(fields);
    }

    /** Those findings that match the filter. */
    List<Finding> matching(List<Finding> findings) {
        if (filter == DisplayFilter.EVERYTHING) {
            return findings;
        }
        return findings.stream().filter(finding -> filter.matches(judgement.values(finding, FindingRow.profile(finding, profile))))
                .toList();
    }

    /** Prints them. */
    void print(List<Finding> findings) throws IOException {
        FindingRow row = new FindingRow(profile, judgement, width());
        for (Finding finding : findings) {
            printer.print(row.at(finding));
        }
        printer.end();
    }

    /** That of the terminal, where the shell tells. */
    private static int width() {
        try {
            return Math.max(LEAST_WIDTH, Integer.parseInt(System.getenv().getOrDefault("COLUMNS", "")));
        } catch (NumberFormatException e) {
            return FindingRow.WIDTH;
        }
    }
}
