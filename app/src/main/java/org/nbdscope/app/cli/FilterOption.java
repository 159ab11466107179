package org.nbdscope.app.cli;

import org.nbdscope.dissector.filter.DisplayFilter;
import org.nbdscope.dissector.filter.FieldLookup;
import org.nbdscope.dissector.filter.FilterSyntaxException;
import org.nbdscope.dissector.protocol.NbdRegistry;
import picocli.CommandLine.Option;

/** The display filter. */
final class FilterOption {

    @Option(names = {"-Y", "--filter"}, paramLabel = "EXPR", description = "Display filter: only what matches counts.")
    private String expression;

    /** Whether there is one. */
    boolean given() {
        return expression != null;
    }

    /** The display filter; one that matches everything where none was given. */
    DisplayFilter filter() {
        return expression == null ? DisplayFilter.EVERYTHING : compile("-Y", expression);
    }

    /** A display filter that was given with an option. */
    static DisplayFilter compile(String option, String expression) {
        try {
            FieldLookup fields = FieldLookup.of(NbdRegistry.FIELDS::find, NbdRegistry.FIELDS::startingWith);
            return DisplayFilter.compile(expression, fields);
        } catch (FilterSyntaxException e) {
            throw new UsageException(option + ": " + e.getMessage() + " (column " + (e.start() + 1) + ")");
        }
    }
}
