package org.nbdscope.app.cli;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.nbdscope.dissector.filter.DisplayFilter;
import org.nbdscope.dissector.filter.MessageValues;
import org.nbdscope.dissector.model.ModelListener;
import org.nbdscope.dissector.schema.FieldDefinition;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** A subcommand that reads one capture and prints rows. */
abstract class RowCommand implements Callable<Integer>, CaptureRun.Reader {

    @ParentCommand
    NbdscopeCommand program;

    @Mixin
    InputOptions input;

    @Mixin
    RowOptions rows;

    private DisplayFilter filter;
    private Set<FieldDefinition> fields;
    private RowPrinter printer;
    private Console console;

    @Override
    public final Integer call() throws IOException {
        String file = input.input();
        filter = input.filter();
        List<FieldDefinition> printed = rows.fields();
        fields = new HashSet<>(printed);
        fields.addAll(filter.fields());
        printer = new RowPrinter(rows.format(), rows.limit(), rowFilter(filter), printed);
        console = program.console(input.quiet);
        return new CaptureRun(file, console).run(this);
    }

    /** What rows must match: the user's filter, unless a command applies that to something else. */
    DisplayFilter rowFilter(DisplayFilter userFilter) {
        return userFilter;
    }

    final DisplayFilter filter() {
        return filter;
    }

    /** The fields that the filter and the printed columns ask for. */
    final Set<FieldDefinition> fields() {
        return fields;
    }

    final RowPrinter printer() {
        return printer;
    }

    final Console console() {
        return console;
    }

    @Override
    public boolean needsBytes() {
        return !fields.isEmpty() && MessageValues.needsBytes(fields);
    }

    @Override
    public final void begin(OpenCapture capture) {
        capture.model().listener(listener(capture));
    }

    @Override
    public final boolean satisfied() {
        return printer.satisfied();
    }

    @Override
    public final void end(OpenCapture capture) throws IOException {
        printRest(capture);
        printer.end();
    }

    /** Who takes rows of the tables while the capture is read, and gives them back. */
    abstract ModelListener listener(OpenCapture capture);

    /** Prints what has not been printed while the capture was read. */
    abstract void printRest(OpenCapture capture);
}
