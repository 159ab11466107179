package org.nbdscope.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.nbdscope.app.live.CaptureInterfaces;
import org.nbdscope.app.live.LiveCaptureException;
import org.nbdscope.app.live.LiveInterface;
import org.nbdscope.dissector.export.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code interfaces}. */
@Command(name = "interfaces", description = "What can be captured on: a row per interface.", sortOptions = false)
final class InterfacesCommand extends ListCommand {

    @ParentCommand
    NbdscopeCommand program;

    private List<LiveInterface> interfaces = List.of();

    @Override
    public Integer call() throws IOException {
        checkFormat();
        try {
            interfaces = CaptureInterfaces.list();
        } catch (LiveCaptureException e) {
            program.console(false).error(e.getMessage(), e);
            return ExitStatus.NO_INPUT;
        }
        return super.call();
    }

    @Override
    Stream<? extends Row> rows() {
        InterfaceRow row = new InterfaceRow();
        return interfaces.stream().map(row::at);
    }
}
