package org.nbdscope.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.nbdscope.app.live.CaptureInterfaces;
import org.nbdscope.app.live.LiveCaptureException;
import org.nbdscope.app.live.LiveInterface;
import org.nbdscope.dissector.filter.DisplayFilter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code interfaces}. */
@Command(name = "interfaces", description = "What can be captured on: a row per interface.", sortOptions = false)
final class InterfacesCommand implements Callable<Integer> {

    @ParentCommand
    NbdscopeCommand program;

    @Option(names = {"-T", "--format"}, paramLabel = "FORMAT", defaultValue = "text", description = "text (default), json, jsonl or csv.")
    RowFormat format;

    @Override
    public Integer call() throws IOException {
        if (format == RowFormat.fields) {
            throw new UsageException("this command has no -T fields");
        }
        List<LiveInterface> interfaces;
        try {
            interfaces = CaptureInterfaces.list();
        } catch (LiveCaptureException e) {
            program.console(false).error(e.getMessage(), e);
            return ExitStatus.NO_INPUT;
        }
        RowPrinter printer = new RowPrinter(format, Long.MAX_VALUE, DisplayFilter.EVERYTHING, List.of());
        InterfaceRow row = new InterfaceRow();
        for (LiveInterface found : interfaces) {
            printer.print(row.at(found));
        }
        printer.end();
        return ExitStatus.DONE;
    }
}
