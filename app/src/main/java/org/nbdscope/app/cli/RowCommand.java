package org.nbdscope.app.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.Dissection;
import org.nbdscope.dissector.model.ModelListener;
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

    private RowPrinter printer;

    @Override
    public final Integer call() throws IOException {
        printer = new RowPrinter(rows.format, rows.limit());
        return new CaptureRun(input.input(), program.console(input.quiet)).run(this);
    }

    final RowPrinter printer() {
        return printer;
    }

    @Override
    public final void begin(Dissection dissection, CaptureReader reader) {
        dissection.model().listener(listener(dissection));
    }

    @Override
    public final boolean satisfied() {
        return printer.satisfied();
    }

    @Override
    public final void end(Dissection dissection, CaptureReader reader) throws IOException {
        printRest(dissection.model());
        printer.end();
    }

    /** Who prints rows while the capture is read; nobody by default. */
    ModelListener listener(Dissection dissection) {
        return new ModelListener() {
        };
    }

    /** Prints what has not been printed while the capture was read. */
    void printRest(CaptureModel model) {
    }
}
